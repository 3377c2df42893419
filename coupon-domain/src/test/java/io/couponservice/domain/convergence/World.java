package io.couponservice.domain.convergence;

import static io.couponservice.domain.coupon.CouponBuilder.coupon;
import static io.couponservice.domain.coupon.ReservationBuilder.reservation;
import static io.couponservice.domain.event.PaymentBuilder.payment;
import static io.couponservice.domain.policy.PolicyBuilder.policy;

import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.event.OrderCancelledEvent;
import io.couponservice.domain.event.PaymentCompletedEvent;
import io.couponservice.domain.event.PaymentFailedEvent;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.LatePaymentRule;
import io.couponservice.domain.policy.RestoreRule;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What is fixed in one search: the policy's rules and the times in the messages. The clock has only
 * the seconds at which something can begin to differ.
 *
 * @param expiresAt when the reservation times out: before validity is over, after it, or after all
 *     grace
 */
record World(
    RestoreRule restore,
    LatePaymentRule late,
    boolean paidInTime,
    boolean cancelledInValidity,
    LocalDateTime expiresAt) {

  static final LocalDateTime START = LocalDateTime.of(2024, 1, 1, 10, 0);
  static final LocalDateTime VALIDITY = LocalDateTime.of(2024, 1, 31, 23, 59, 59);

  static final int GRACE_DAYS = 3;
  private static final List<LocalDateTime> EXPIRIES =
      List.of(START.plusMinutes(30), VALIDITY.plusHours(1), VALIDITY.plusDays(30));

  /** All of them. */
  static List<World> all() {
    List<World> worlds = new ArrayList<>();
    for (RestoreRule restore : RestoreRule.values()) {
      for (LatePaymentRule late : LatePaymentRule.values()) {
        for (LocalDateTime expiresAt : EXPIRIES) {
          for (int times = 0; times < 4; times++) {
            worlds.add(new World(restore, late, times % 2 == 0, times / 2 == 0, expiresAt));
          }
        }
      }
    }
    return worlds;
  }

  CouponPolicy rules(boolean active) {
    Integer days = restore == RestoreRule.RESTORE_WITH_GRACE ? GRACE_DAYS : null;
    return policy()
        .restore(restore, days)
        .latePayment(late)
        .deactivatedAt(active ? null : START)
        .build();
  }

  Coupon held() {
    return coupon().expiryDate(VALIDITY).reservedBy("RESV-2024-0001").build();
  }

  Reservation holder() {
    return reservation().expiresAt(expiresAt).build();
  }

  /** The seconds of the clock, in their order. */
  List<LocalDateTime> clock() {
    LocalDateTime grace = lastSecondOfGrace();
    return List.copyOf(
        new TreeSet<>(
            List.of(
                START, expiresAt, VALIDITY, VALIDITY.plusSeconds(1), grace, grace.plusSeconds(1))));
  }

  LocalDateTime lastSecondOfGrace() {
    return cancelledAt().toLocalDate().plusDays(GRACE_DAYS).atTime(23, 59, 59);
  }

  LocalDateTime cancelledAt() {
    return cancelledInValidity ? VALIDITY : VALIDITY.plusSeconds(1);
  }

  PaymentCompletedEvent paid() {
    return payment().at(paidInTime ? expiresAt : expiresAt.plusSeconds(1)).completed();
  }

  PaymentCompletedEvent paidTwice() {
    return payment().id("PAY-2024-0002").at(expiresAt.plusSeconds(2)).completed();
  }

  PaymentFailedEvent failed(String paymentId) {
    return payment().id(paymentId).failed();
  }

  OrderCancelledEvent cancelled(LocalDateTime at) {
    return new OrderCancelledEvent("ORDER-2024-0001", 12345, 1001L, "CHANGED_MIND", at);
  }
}
