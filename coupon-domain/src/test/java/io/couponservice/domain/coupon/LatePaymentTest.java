package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.CouponBuilder.coupon;
import static io.couponservice.domain.coupon.Decisions.applied;
import static io.couponservice.domain.coupon.Decisions.detail;
import static io.couponservice.domain.coupon.Decisions.refusal;
import static io.couponservice.domain.coupon.Decisions.reservationOf;
import static io.couponservice.domain.coupon.ReservationBuilder.reservation;
import static io.couponservice.domain.event.PaymentBuilder.payment;
import static io.couponservice.domain.policy.LatePaymentRule.HONOUR;
import static io.couponservice.domain.policy.LatePaymentRule.REJECT;
import static io.couponservice.domain.policy.PolicyBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.event.CouponUsedEvent;
import io.couponservice.domain.policy.LatePaymentRule;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A payment is late by the time in the event, not by the time of its arrival. */
class LatePaymentTest {

  private static final String HOLDER = "RESV-2024-0001";
  private static final String PAYMENT = "PAY-2024-0001";
  private static final LocalDateTime EXPIRES_AT = LocalDateTime.of(2024, 1, 1, 10, 30);
  private static final LocalDateTime LATE = EXPIRES_AT.plusSeconds(1);

  @ParameterizedTest
  @EnumSource
  void thePaymentOfTheLastSecondIsInTime(LatePaymentRule rule) {
    assertUsed(decide(coupon().reservedBy(HOLDER), reservation(), rule, EXPIRES_AT), EXPIRES_AT);
    assertUsed(decide(coupon(), reservation().cancelled(), rule, EXPIRES_AT), EXPIRES_AT);
    assertUsed(decide(coupon().expired(), reservation().cancelled(), rule, EXPIRES_AT), EXPIRES_AT);
  }

  @Test
  void aSecondLaterItIsHonouredUnlessThePolicySaysElse() {
    assertUsed(decide(coupon().reservedBy(HOLDER), reservation(), HONOUR, LATE), LATE);
    assertUsed(decide(coupon(), reservation().cancelled(), HONOUR, LATE), LATE);
    assertUsed(decide(coupon().expired(), reservation().cancelled(), HONOUR, LATE), LATE);
  }

  @Test
  void aSecondLaterItIsRejectedWhoeverHoldsTheCoupon() {
    assertRejected(decide(coupon().reservedBy(HOLDER), reservation(), REJECT, LATE));
    assertRejected(decide(coupon(), reservation().cancelled(), REJECT, LATE));
    assertRejected(decide(coupon().expired(), reservation().cancelled(), REJECT, LATE));
    assertRejected(decide(coupon().usedBy("RESV-2"), reservation().cancelled(), REJECT, LATE));
  }

  @Test
  void honouringDoesNotTakeTheCouponFromAnotherHolder() {
    Decision decision = decide(coupon().usedBy("RESV-2"), reservation().cancelled(), HONOUR, LATE);
    assertThat(refusal(decision)).isEqualTo(Refusal.RESERVATION_CONFLICT);
  }

  @Test
  void whatWasAcceptedBeforeStaysADuplicateHoweverLate() {
    assertThat(decide(coupon().usedBy(HOLDER), reservation().confirmedBy(PAYMENT), REJECT, LATE))
        .isEqualTo(new Decision.Duplicate());
  }

  @Test
  void aSecondPaymentIsADoublePaymentHoweverLate() {
    Decision decision =
        decide(coupon().usedBy(HOLDER), reservation().confirmedBy("PAY-OTHER"), REJECT, LATE);
    assertThat(refusal(decision)).isEqualTo(Refusal.DOUBLE_PAYMENT);
  }

  private static void assertUsed(Decision decision, LocalDateTime paidAt) {
    Decision.Applied applied = applied(decision);
    assertThat(applied.coupon()).isEqualTo(coupon().usedBy(HOLDER).build());
    assertThat(reservationOf(applied).status()).isEqualTo(ReservationStatus.CONFIRMED);
    assertThat(reservationOf(applied).paymentId()).isEqualTo(PAYMENT);
    assertThat(reservationOf(applied).paidAt()).isEqualTo(paidAt);
    assertThat(applied.events()).containsExactly(CouponUsedEvent.of(reservationOf(applied)));
  }

  private static void assertRejected(Decision decision) {
    assertThat(refusal(decision)).isEqualTo(Refusal.LATE_PAYMENT);
    assertThat(detail(decision)).contains(PAYMENT, "2024-01-01T10:30");
  }

  private static Decision decide(
      CouponBuilder coupon,
      ReservationBuilder reservation,
      LatePaymentRule rule,
      LocalDateTime paidAt) {
    return PaymentCompletedDecision.decide(
        new PaymentCase(
            coupon.build(), policy().latePayment(rule).build(), reservation.build(), null),
        payment().at(paidAt).completed());
  }
}
