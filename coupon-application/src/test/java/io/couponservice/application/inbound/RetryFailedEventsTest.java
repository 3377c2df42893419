package io.couponservice.application.inbound;

import static io.couponservice.application.fixture.SampleEvents.failed;
import static io.couponservice.application.fixture.SampleEvents.paid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.failed.FailedEventStatus;
import io.couponservice.application.inmemory.Faults;
import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.application.inmemory.StoredFailure;
import io.couponservice.application.port.OutageException;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.Reservation;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetryFailedEventsTest implements Faults {

  private final InMemoryService service = new InMemoryService(this);
  private final RetryFailedEvents other =
      new RetryFailedEvents(service.database.transactions(), service.inbound, service.clock);
  private final Coupon coupon = service.coupon();
  private final Reservation reservation = service.reservation(coupon, "order-1");
  private String failingCall = "";
  private Error error;
  private RuntimeException failure = new IllegalStateException("a bug");

  @Override
  public void before(String call) {
    if (error != null && call.equals("coupons.update")) {
      throw error;
    }
    if (call.equals(failingCall)) {
      throw failure;
    }
  }

  @Test
  void an_event_is_tried_three_times_at_0_1_and_3_seconds_and_is_a_dead_letter_then() {
    failOnce();
    assertAttempts(1, FailedEventStatus.RETRYING);
    assertThat(service.retry.retryDue(10)).isZero();

    service.clock.pass(Duration.ofSeconds(1));
    assertThat(service.retry.retryDue(10)).isEqualTo(1);
    assertAttempts(2, FailedEventStatus.RETRYING);
    service.clock.pass(Duration.ofMillis(1_999));
    assertThat(service.retry.retryDue(10)).isZero();

    service.clock.pass(Duration.ofMillis(1));
    assertThat(service.retry.retryDue(10)).isEqualTo(1);
    assertAttempts(3, FailedEventStatus.DEAD);
    assertThat(service.published()).last().isEqualTo("payment.completed.DLQ");
    assertThat(service.stored(coupon).status()).isEqualTo(CouponStatus.RESERVED);

    service.clock.pass(Duration.ofDays(1));
    assertThat(service.retry.retryDue(10)).isZero();
  }

  @Test
  void an_attempt_that_succeeds_closes_the_failure() {
    failOnce();
    failingCall = "";
    service.clock.pass(Duration.ofSeconds(1));

    assertThat(service.retry.retryDue(10)).isEqualTo(1);

    assertThat(onlyFailure().status()).isEqualTo(FailedEventStatus.RECOVERED);
    assertThat(service.stored(coupon).status()).isEqualTo(CouponStatus.USED);
    assertThat(service.published()).doesNotContain("payment.completed.DLQ");
  }

  @Test
  void an_attempt_that_finds_nothing_to_do_closes_the_failure() {
    failOnce();
    failingCall = "";
    service.handle("evt_other", paid(reservation, "pay-1"));
    service.clock.pass(Duration.ofSeconds(1));
    assertThat(service.retry.retryDue(10)).isEqualTo(2);

    assertThat(service.database.state().failedEvents())
        .extracting(StoredFailure::status)
        .containsOnly(FailedEventStatus.RECOVERED);
    assertThat(service.published()).filteredOn("coupon.used"::equals).hasSize(1);
  }

  @Test
  void an_attempt_that_is_refused_is_a_dead_letter_at_once() {
    failOnce();
    failingCall = "";
    service.handle("evt_b", failed(reservation, "pay-0"));
    service.retry.retryDue(10);
    service.reservation(coupon, "order-2");
    service.clock.pass(Duration.ofSeconds(1));

    service.retry.retryDue(10);

    StoredFailure refused =
        service.database.state().failedEvents().stream()
            .filter(each -> each.event().eventId().equals("evt_a"))
            .findAny()
            .orElseThrow();
    assertThat(refused.status()).isEqualTo(FailedEventStatus.DEAD);
    assertThat(refused.event().reason()).isEqualTo("RESERVATION_CONFLICT");
    assertThat(refused.event().attempts()).isEqualTo(2);
    assertThat(service.published()).last().isEqualTo("payment.completed.DLQ");
  }

  @Test
  void what_one_has_claimed_nobody_else_gets_until_the_claim_ends() {
    failOnce();
    service.clock.pass(Duration.ofSeconds(1));
    away("coupons.lock");
    assertThatThrownBy(() -> service.retry.retryDue(10)).isInstanceOf(OutageException.class);

    failingCall = "";
    assertThat(other.retryDue(10)).isZero();
    service.clock.pass(Duration.ofMinutes(2));
    assertThat(other.retryDue(10)).isEqualTo(1);
    assertThat(onlyFailure().status()).isEqualTo(FailedEventStatus.RECOVERED);
  }

  @Test
  void an_outage_is_no_attempt_and_what_was_in_hand_goes_on_after_it() {
    failOnce();
    service.clock.pass(Duration.ofSeconds(1));
    away("coupons.lock");
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> service.retry.retryDue(10)).isInstanceOf(OutageException.class);
    }
    assertAttempts(1, FailedEventStatus.RETRYING);

    failingCall = "";
    assertThat(service.retry.retryDue(10)).isEqualTo(1);
    assertThat(onlyFailure().status()).isEqualTo(FailedEventStatus.RECOVERED);
  }

  @Test
  void an_event_that_takes_the_database_away_each_time_is_a_dead_letter_in_the_end()
      throws Exception {
    failOnce();
    away("coupons.update");
    for (int second = 0; second < 20; second++) {
      service.clock.pass(Duration.ofSeconds(1));
      try {
        service.retry.retryDue(10);
      } catch (OutageException e) {
        assertThat(e).hasMessage("away");
      }
    }

    assertAttempts(3, FailedEventStatus.DEAD);
  }

  @Test
  void an_error_is_a_failure_like_any_other() {
    error = new StackOverflowError("too deep");

    assertThat(service.handle("evt_a", paid(reservation, "pay-1")))
        .isEqualTo(InboundOutcome.FAILED);

    assertAttempts(1, FailedEventStatus.RETRYING);
    assertThat(onlyFailure().event().message()).contains("too deep");
  }

  @Test
  void what_is_in_hand_after_its_claim_has_ended_is_left_to_others() {
    failOnce();
    service.clock.pass(Duration.ofSeconds(1));
    away("coupons.lock");
    assertThatThrownBy(() -> service.retry.retryDue(10)).isInstanceOf(OutageException.class);
    service.clock.pass(Duration.ofMinutes(2));
    failure = new IllegalStateException("a bug");
    failingCall = "coupons.update";
    assertThat(other.retryDue(10)).isEqualTo(1);
    assertAttempts(2, FailedEventStatus.RETRYING);

    service.retry.retryDue(10);

    assertAttempts(2, FailedEventStatus.RETRYING);
  }

  @Test
  void events_about_a_suspect_are_put_off_and_tried_beside_the_others() {
    Reservation another = service.reservation(service.coupon(), "order-2");
    failOnce();
    failingCall = "";

    assertThat(
            service.inbound.handle(
                List.of(
                    service.records.of("evt_b", paid(reservation, "pay-1")),
                    service.records.of("evt_c", paid(another, "pay-2")))))
        .containsExactly(InboundOutcome.DEFERRED, InboundOutcome.APPLIED);

    assertThat(service.retry.retryDue(10)).isEqualTo(1);
    assertThat(service.stored(coupon).status()).isEqualTo(CouponStatus.USED);
    assertThat(service.handle("evt_d", paid(reservation, "pay-1")))
        .as("not a suspect any more")
        .isEqualTo(InboundOutcome.DUPLICATE);
  }

  @Test
  void an_event_that_was_put_off_has_three_attempts_too() {
    failOnce();
    service.handle("evt_b", paid(reservation, "pay-1"));

    for (int second = 0; second < 5; second++) {
      service.retry.retryDue(10);
      service.clock.pass(Duration.ofSeconds(1));
    }

    assertThat(service.database.state().failedEvents())
        .allSatisfy(
            failed -> {
              assertThat(failed.status()).isEqualTo(FailedEventStatus.DEAD);
              assertThat(failed.event().attempts()).isEqualTo(3);
              assertThat(failed.event().reason()).isEqualTo(FailedEvent.UNEXPECTED);
            })
        .hasSize(2);
  }

  @Test
  void a_suspect_whose_event_is_outstanding_is_tried_at_once() {
    failOnce();
    failingCall = "";

    assertThat(service.handle("evt_a", paid(reservation, "pay-1")))
        .isEqualTo(InboundOutcome.APPLIED);
    assertThat(onlyFailure().status()).isEqualTo(FailedEventStatus.RECOVERED);
  }

  @Test
  void nobody_is_a_suspect_for_ever() {
    failOnce();
    failingCall = "";
    service.clock.pass(Duration.ofMinutes(1));

    assertThat(service.handle("evt_b", paid(reservation, "pay-1")))
        .isEqualTo(InboundOutcome.APPLIED);
  }

  @Test
  void what_takes_the_database_away_each_time_is_a_failure_of_its_own() {
    Reservation another = service.reservation(service.coupon(), "order-2");
    away("coupons.update");

    List<InboundOutcome> outcomes =
        service.inbound.isolate(
            List.of(
                service.records.of("evt_a", paid(reservation, "pay-1")),
                service.records.of("evt_b", paid(another, "pay-2"))));

    assertThat(outcomes).containsOnly(InboundOutcome.FAILED);
    assertThat(service.database.state().failedEvents()).hasSize(2);
  }

  @Test
  void what_cannot_even_be_stored_as_failed_is_an_outage() {
    away("commit");

    assertThatThrownBy(
            () ->
                service.inbound.isolate(
                    List.of(service.records.of("evt_a", paid(reservation, "pay-1")))))
        .isInstanceOf(OutageException.class);
  }

  private void failOnce() {
    failingCall = "coupons.update";
    assertThat(service.handle("evt_a", paid(reservation, "pay-1")))
        .isEqualTo(InboundOutcome.FAILED);
  }

  private void away(String call) {
    failure = new OutageException("away", null);
    failingCall = call;
  }

  private void assertAttempts(int attempts, FailedEventStatus status) {
    assertThat(onlyFailure().event().attempts()).isEqualTo(attempts);
    assertThat(onlyFailure().status()).isEqualTo(status);
  }

  private StoredFailure onlyFailure() {
    assertThat(service.database.state().failedEvents()).hasSize(1);
    return service.database.state().failedEvents().iterator().next();
  }
}
