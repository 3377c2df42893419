package io.couponservice.application.inbound;

import static io.couponservice.application.fixture.SampleEvents.paid;
import static io.couponservice.application.fixture.SampleEvents.paidWithoutCoupon;
import static io.couponservice.application.fixture.SampleTerms.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.failed.FailedEventStatus;
import io.couponservice.application.inmemory.Faults;
import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.application.inmemory.StoredFailure;
import io.couponservice.application.port.OutageException;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Reservation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnexpectedFailureTest implements Faults {

  private final InMemoryService service = new InMemoryService(this);
  private String failingCall = "";
  private RuntimeException failure = new IllegalStateException("a bug");

  @Override
  public void before(String call) {
    if (call.equals(failingCall)) {
      throw failure;
    }
  }

  @Test
  void an_event_that_fails_alone_waits_for_its_next_attempt_and_leaves_nothing_else() {
    Coupon coupon = service.coupon();
    Reservation reservation = service.reservation(coupon, "order-1");
    Coupon held = service.stored(coupon);
    failingCall = "coupons.update";

    assertThat(service.handle("evt_a", paid(reservation, "pay-1")))
        .isEqualTo(InboundOutcome.FAILED);

    assertThat(service.stored(coupon)).isEqualTo(held);
    assertThat(service.database.state().processedEvents()).isEmpty();
    assertThat(onlyFailure().event().reason()).isEqualTo(FailedEvent.UNEXPECTED);
    assertThat(onlyFailure().status()).isEqualTo(FailedEventStatus.RETRYING);
    assertThat(onlyFailure().event().retryAt())
        .isEqualTo(service.clock.instant().plus(Duration.ofSeconds(1)));
    assertThat(service.published()).doesNotContain("payment.completed.DLQ");
  }

  @Test
  void a_failure_is_closed_when_its_event_issues_a_coupon_later() {
    service.policy(terms().triggeredFrom(0));
    failingCall = "automaticIssues.insert";
    service.handle("evt_a", paidWithoutCoupon("pay-1", 7, 5_000));
    assertThat(onlyFailure().status()).isEqualTo(FailedEventStatus.RETRYING);
    failingCall = "";

    assertThat(service.handle("evt_a", paidWithoutCoupon("pay-1", 7, 5_000)))
        .isEqualTo(InboundOutcome.APPLIED);

    assertThat(onlyFailure().status()).isEqualTo(FailedEventStatus.RECOVERED);
  }

  @Test
  void in_an_outage_nothing_is_a_dead_letter() {
    Reservation reservation = service.reservation(service.coupon(), "order-1");
    failingCall = "commit";
    failure = new OutageException("away", null);

    assertThatThrownBy(() -> service.handle("evt_a", paid(reservation, "pay-1")))
        .isInstanceOf(OutageException.class);
    failingCall = "";

    assertThat(service.database.state().failedEvents()).isEmpty();
    assertThat(
            service.inbound.handle(
                List.of(service.records.of("evt_a", paid(reservation, "pay-1")))))
        .containsExactly(InboundOutcome.APPLIED);
  }

  private StoredFailure onlyFailure() {
    assertThat(service.database.state().failedEvents()).hasSize(1);
    return service.database.state().failedEvents().iterator().next();
  }
}
