package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.CouponBuilder.coupon;
import static io.couponservice.domain.coupon.Decisions.applied;
import static io.couponservice.domain.coupon.Decisions.detail;
import static io.couponservice.domain.coupon.Decisions.refusal;
import static io.couponservice.domain.coupon.Decisions.reservationOf;
import static io.couponservice.domain.coupon.ReservationBuilder.reservation;
import static io.couponservice.domain.event.PaymentBuilder.payment;
import static io.couponservice.domain.policy.PolicyBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.event.CouponCancelledEvent;
import io.couponservice.domain.event.CouponEvent;
import io.couponservice.domain.event.EventType;
import io.couponservice.domain.event.PaymentFailedEvent;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class PaymentFailedDecisionTest {

  private static final String HOLDER = "RESV-2024-0001";
  private static final LocalDateTime FAILED_AT = LocalDateTime.of(2024, 1, 1, 10, 10);
  private static final LocalDateTime NOW = FAILED_AT.plusSeconds(3);
  private static final PaymentFailedEvent FAILED =
      payment().id("PAY-2024-0002").at(FAILED_AT).failed();

  @Test
  void theCouponIsReleasedAndPublishedAsTheContractHasIt() {
    Decision.Applied applied = applied(decide(coupon().reservedBy(HOLDER), reservation()));

    assertThat(applied.coupon()).isEqualTo(coupon().build());
    assertThat(reservationOf(applied))
        .isEqualTo(
            reservation()
                .in(ReservationStatus.CANCELLED, CancelReason.PAYMENT_FAILED, FAILED_AT, null)
                .build());
    assertThat(applied.events())
        .containsExactly(
            new CouponCancelledEvent(
                1001, HOLDER, 12345, "ORDER-2024-0001", FAILED_AT, CancelReason.PAYMENT_FAILED));
    assertThat(applied.events())
        .extracting(CouponEvent::type)
        .containsOnly(EventType.COUPON_CANCELLED);
  }

  @Test
  void afterTheSamePaymentWasAcceptedItIsAContradiction() {
    Decision decision = decide(coupon().usedBy(HOLDER), reservation().confirmedBy("PAY-2024-0002"));
    assertThat(refusal(decision)).isEqualTo(Refusal.CONTRADICTORY_PAYMENT);
    assertThat(detail(decision)).contains("PAY-2024-0002");
  }

  @Test
  void afterAnotherPaymentWasAcceptedItIsAStaleAttempt() {
    assertThat(decide(coupon().usedBy(HOLDER), reservation().confirmedBy("PAY-2024-0001")))
        .isEqualTo(new Decision.Ignored());
  }

  @Test
  void afterAReleaseThereIsNothingToRelease() {
    assertThat(decide(coupon(), reservation().cancelled())).isEqualTo(new Decision.Ignored());
    assertThat(decide(coupon().expired(), reservation().cancelled()))
        .isEqualTo(new Decision.Ignored());
  }

  @Test
  void aNewHolderIsNotReleasedByTheOldOnesFailure() {
    assertThat(decide(coupon().reservedBy("RESV-2"), reservation().cancelled()))
        .isEqualTo(new Decision.Ignored());
    assertThat(decide(coupon().usedBy("RESV-2"), reservation().cancelled()))
        .isEqualTo(new Decision.Ignored());
  }

  private static Decision decide(CouponBuilder coupon, ReservationBuilder reservation) {
    return PaymentFailedDecision.decide(
        new PaymentCase(coupon.build(), policy().build(), reservation.build(), null), FAILED, NOW);
  }
}
