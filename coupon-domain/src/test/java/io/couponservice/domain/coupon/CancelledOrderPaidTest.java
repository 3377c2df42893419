package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.CouponBuilder.coupon;
import static io.couponservice.domain.coupon.Decisions.applied;
import static io.couponservice.domain.coupon.Decisions.refusal;
import static io.couponservice.domain.coupon.Decisions.reservationOf;
import static io.couponservice.domain.coupon.ReservationBuilder.reservation;
import static io.couponservice.domain.event.PaymentBuilder.payment;
import static io.couponservice.domain.policy.PolicyBuilder.policy;
import static io.couponservice.domain.policy.RestoreRule.NEVER;
import static io.couponservice.domain.policy.RestoreRule.RESTORE;
import static io.couponservice.domain.policy.RestoreRule.RESTORE_WITH_GRACE;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.event.CouponCancelledEvent;
import io.couponservice.domain.event.CouponUsedEvent;
import io.couponservice.domain.policy.LatePaymentRule;
import io.couponservice.domain.policy.PolicyBuilder;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** The payment of an order that was cancelled before: it ends as if the payment had come first. */
class CancelledOrderPaidTest {

  private static final String MINE = "RESV-2024-0001";
  private static final String OTHER = "RESV-2024-0002";
  private static final String PAYMENT = "PAY-2024-0001";
  private static final LocalDateTime PAID_AT = LocalDateTime.of(2024, 1, 1, 10, 5);
  private static final LocalDateTime EXPIRY = LocalDateTime.of(2024, 1, 31, 23, 59, 59);
  private static final LocalDateTime AFTER = EXPIRY.plusSeconds(1);
  private static final LocalDateTime GRACE = LocalDateTime.of(2024, 2, 4, 23, 59, 59);

  @Test
  void under_restore_the_payment_is_accepted_and_the_coupon_stays_as_it_is() {
    assertAccepted(paid(coupon(), policy().restore(RESTORE, null), AFTER), coupon());
    assertAccepted(
        paid(coupon().expired(), policy().restore(RESTORE, null), AFTER), coupon().expired());
    assertAccepted(
        paid(coupon().reservedBy(OTHER), policy().restore(RESTORE, null), AFTER),
        coupon().reservedBy(OTHER));
    assertAccepted(
        paid(coupon().usedBy(OTHER), policy().restore(RESTORE, null), AFTER),
        coupon().usedBy(OTHER));
  }

  @Test
  void once_accepted_the_same_payment_is_a_duplicate_and_another_a_double_payment() {
    ReservationBuilder accepted =
        reservation().cancelled().paid(PAYMENT, PAID_AT).orderCancelledAt(AFTER);
    assertThat(decide(coupon(), policy(), accepted)).isEqualTo(new Decision.Duplicate());
    assertThat(refusal(decide(coupon(), policy(), accepted.paid("PAY-2024-0002", PAID_AT))))
        .isEqualTo(Refusal.DOUBLE_PAYMENT);
  }

  @Test
  void under_never_the_free_coupon_is_used_and_not_restored() {
    Decision.Applied applied = applied(paid(coupon(), policy().restore(NEVER, null), PAID_AT));
    assertThat(applied.coupon()).isEqualTo(coupon().usedBy(MINE).build());
    assertThat(applied.events()).containsExactly(CouponUsedEvent.of(reservationOf(applied)));
    assertThat(applied.changes().get(0).verdict()).isEqualTo(RestoreVerdict.NOT_RESTORED);
    assertThat(reservationOf(applied).orderCancelledAt()).isEqualTo(PAID_AT);
    assertThat(applied(paid(coupon().expired(), policy().restore(NEVER, null), PAID_AT)).coupon())
        .isEqualTo(coupon().usedBy(MINE).build());
  }

  @Test
  void under_never_a_coupon_of_another_holder_is_a_conflict() {
    PolicyBuilder never = policy().restore(NEVER, null);
    assertThat(refusal(paid(coupon().reservedBy(OTHER), never, PAID_AT)))
        .isEqualTo(Refusal.RESERVATION_CONFLICT);
    assertThat(refusal(paid(coupon().usedBy(OTHER), never, PAID_AT)))
        .isEqualTo(Refusal.RESERVATION_CONFLICT);
  }

  @Test
  void with_grace_the_coupon_was_used_and_comes_back_until_the_last_second_of_the_last_day() {
    for (CouponBuilder free : new CouponBuilder[] {coupon(), coupon().expired()}) {
      Decision.Applied applied = applied(paid(free, grace(), AFTER));
      Reservation closed = reservationOf(applied);
      assertThat(applied.coupon()).isEqualTo(coupon().expiryDate(GRACE).build());
      assertThat(applied.events())
          .containsExactly(CouponUsedEvent.of(closed), CouponCancelledEvent.of(closed));
      assertThat(applied.changes())
          .singleElement()
          .extracting(CouponChange::verdict)
          .isEqualTo(RestoreVerdict.RESTORED_WITH_GRACE);
      assertThat(closed)
          .isEqualTo(
              reservation()
                  .in(ReservationStatus.CANCELLED, CancelReason.ORDER_CANCELLED, AFTER, null)
                  .paid(PAYMENT, PAID_AT)
                  .orderCancelledAt(AFTER)
                  .build());
    }
  }

  @Test
  void there_is_no_grace_for_an_order_cancelled_in_the_last_second_of_validity() {
    assertAccepted(paid(coupon(), grace(), EXPIRY), coupon());
    assertAccepted(paid(coupon().expired(), grace(), EXPIRY), coupon().expired());
  }

  @Test
  void there_is_no_grace_under_a_deactivated_policy() {
    assertAccepted(
        paid(coupon().expired(), grace().deactivatedAt(AFTER), AFTER), coupon().expired());
  }

  @Test
  void there_is_no_grace_for_a_coupon_that_another_has_by_now() {
    assertAccepted(paid(coupon().reservedBy(OTHER), grace(), AFTER), coupon().reservedBy(OTHER));
    assertAccepted(paid(coupon().usedBy(OTHER), grace(), AFTER), coupon().usedBy(OTHER));
  }

  @Test
  void a_late_payment_that_the_policy_rejects_is_not_accepted_for_a_cancelled_order_either() {
    Decision decision =
        decide(
            coupon(),
            policy().latePayment(LatePaymentRule.REJECT),
            reservation().cancelled().expiresAt(PAID_AT.minusSeconds(1)).orderCancelledAt(AFTER));
    assertThat(refusal(decision)).isEqualTo(Refusal.LATE_PAYMENT);
  }

  private static PolicyBuilder grace() {
    return policy().restore(RESTORE_WITH_GRACE, 3);
  }

  /** The payment is kept in mind beside why and when the reservation was closed. */
  private static void assertAccepted(Decision decision, CouponBuilder unchanged) {
    Decision.Applied applied = applied(decision);
    assertThat(applied.coupon()).isEqualTo(unchanged.build());
    assertThat(applied.events()).isEmpty();
    assertThat(applied.changes())
        .singleElement()
        .extracting(CouponChange::verdict)
        .isEqualTo(RestoreVerdict.RESTORED);
    assertThat(reservationOf(applied))
        .isEqualTo(
            reservation()
                .cancelled()
                .paid(PAYMENT, PAID_AT)
                .orderCancelledAt(reservationOf(applied).orderCancelledAt())
                .build());
  }

  private static Decision paid(
      CouponBuilder coupon, PolicyBuilder policy, LocalDateTime cancelledAt) {
    return decide(coupon, policy, reservation().cancelled().orderCancelledAt(cancelledAt));
  }

  private static Decision decide(
      CouponBuilder coupon, PolicyBuilder policy, ReservationBuilder reservation) {
    return PaymentCompletedDecision.decide(
        new PaymentCase(coupon.build(), policy.build(), reservation.build(), null),
        payment().at(PAID_AT).completed());
  }
}
