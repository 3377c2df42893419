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

import io.couponservice.domain.event.CouponEvent;
import io.couponservice.domain.event.CouponUsedEvent;
import io.couponservice.domain.event.EventType;
import io.couponservice.domain.event.PaymentBuilder;
import io.couponservice.domain.money.Won;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class PaymentCompletedDecisionTest {

  private static final String HOLDER = "RESV-2024-0001";
  private static final String OTHER = "RESV-2024-0002";
  private static final String PAYMENT = "PAY-2024-0001";
  private static final LocalDateTime PAID_AT = LocalDateTime.of(2024, 1, 1, 10, 5);
  private static final CouponUsedEvent USED =
      new CouponUsedEvent(
          1001,
          12345,
          "ORDER-2024-0001",
          PAYMENT,
          new Won(100_000),
          new Won(10_000),
          new Won(90_000),
          PAID_AT);

  @Test
  void theCouponIsUsedAndPublishedAsTheContractHasIt() {
    Decision.Applied applied =
        applied(decide(coupon().reservedBy(HOLDER), reservation(), payment()));

    assertThat(applied.coupon()).isEqualTo(coupon().usedBy(HOLDER).build());
    assertThat(reservationOf(applied))
        .isEqualTo(reservation().in(ReservationStatus.CONFIRMED, null, PAID_AT, PAYMENT).build());
    assertThat(applied.events()).containsExactly(USED);
    assertThat(applied.events()).extracting(CouponEvent::type).containsOnly(EventType.COUPON_USED);
  }

  @Test
  void aPaidAmountThatDiffersChangesNothingButTheNote() {
    Decision.Applied odd =
        applied(decide(coupon().reservedBy(HOLDER), reservation(), payment().amount(1)));
    Decision.Applied even = applied(decide(coupon().reservedBy(HOLDER), reservation(), payment()));
    assertThat(odd.coupon()).isEqualTo(even.coupon());
    assertThat(odd.reservations()).isEqualTo(even.reservations());
    assertThat(odd.events()).isEqualTo(even.events());
    assertThat(odd.changes().get(0).note()).isEqualTo("paid 1 won instead of 90000 won");
    assertThat(even.changes().get(0).note()).isNull();
  }

  @Test
  void theSamePaymentAgainIsADuplicate() {
    assertThat(decide(coupon().usedBy(HOLDER), reservation().confirmedBy(PAYMENT), payment()))
        .isEqualTo(new Decision.Duplicate());
  }

  @Test
  void aSecondPaymentOfTheReservationIsRefused() {
    Decision decision =
        decide(coupon().usedBy(HOLDER), reservation().confirmedBy("PAY-OTHER"), payment());
    assertThat(refusal(decision)).isEqualTo(Refusal.DOUBLE_PAYMENT);
    assertThat(detail(decision)).contains(PAYMENT, "PAY-OTHER");
  }

  @Test
  void afterAReleaseTheFreeCouponIsUsedAllTheSame() {
    Decision.Applied applied = applied(decide(coupon(), reservation().cancelled(), payment()));

    assertThat(applied.coupon()).isEqualTo(coupon().usedBy(HOLDER).build());
    assertThat(reservationOf(applied).paymentId()).isEqualTo(PAYMENT);
    assertThat(applied.events()).containsExactly(USED);
  }

  @Test
  void afterAReleaseAlsoTheExpiredCouponIsUsed() {
    Decision.Applied applied =
        applied(decide(coupon().expired(), reservation().cancelled(), payment()));

    assertThat(applied.coupon()).isEqualTo(coupon().usedBy(HOLDER).build());
    assertThat(applied.events()).containsExactly(USED);
  }

  @Test
  void aDeactivatedPolicyDoesNotStopThePaymentOfAHeldCoupon() {
    PaymentCase state =
        new PaymentCase(
            coupon().reservedBy(HOLDER).build(),
            policy().deactivatedAt(PAID_AT.minusMinutes(1)).build(),
            reservation().build(),
            reservation().build());
    assertThat(applied(PaymentCompletedDecision.decide(state, payment().completed())).events())
        .containsExactly(USED);
  }

  @Test
  void aCouponThatAnotherReservationHoldsIsAConflict() {
    Decision decision = decide(coupon().reservedBy(OTHER), reservation().cancelled(), payment());
    assertThat(refusal(decision)).isEqualTo(Refusal.RESERVATION_CONFLICT);
    assertThat(detail(decision)).contains(PAYMENT, OTHER, "10000 won");
  }

  @Test
  void aCouponThatAnotherReservationUsedIsAConflict() {
    Decision decision = decide(coupon().usedBy(OTHER), reservation().cancelled(), payment());
    assertThat(refusal(decision)).isEqualTo(Refusal.RESERVATION_CONFLICT);
    assertThat(detail(decision)).contains(PAYMENT, OTHER, "10000 won");
  }

  private static Decision decide(
      CouponBuilder coupon, ReservationBuilder reservation, PaymentBuilder payment) {
    return PaymentCompletedDecision.decide(
        new PaymentCase(coupon.build(), policy().build(), reservation.build(), null),
        payment.completed());
  }
}
