package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.CouponBuilder.coupon;
import static io.couponservice.domain.coupon.Decisions.applied;
import static io.couponservice.domain.coupon.Decisions.refusal;
import static io.couponservice.domain.coupon.Decisions.reservationOf;
import static io.couponservice.domain.coupon.ReservationBuilder.reservation;
import static io.couponservice.domain.policy.PolicyBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.event.CouponCancelledEvent;
import io.couponservice.domain.event.CouponUsedEvent;
import io.couponservice.domain.event.OrderCancelledEvent;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.PolicyBuilder;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManualUseDecisionTest {

  private static final String BY_HAND = "RESV-2024-0007";
  private static final String HOLDER = "RESV-2024-0001";
  private static final String ORDER = "ORDER-2024-0007";
  private static final LocalDateTime NOW = LocalDateTime.of(2024, 1, 2, 9, 0);
  private static final LocalDateTime EXPIRY = LocalDateTime.of(2024, 1, 31, 23, 59, 59);
  private static final ManualUseDecision.Request REQUEST =
      new ManualUseDecision.Request(
          BY_HAND, "MANUAL-1", ORDER, new Won(100_000), "asked for by phone");

  @Test
  void the_coupon_is_used_and_the_admins_words_are_in_the_history() {
    Decision.Applied applied = applied(use(coupon(), policy(), null, NOW));
    assertThat(applied.coupon()).isEqualTo(coupon().usedBy(BY_HAND).build());
    assertThat(applied.events())
        .containsExactly(
            new CouponUsedEvent(
                1001,
                12345,
                ORDER,
                "MANUAL-1",
                new Won(100_000),
                new Won(10_000),
                new Won(90_000),
                NOW));
    assertThat(applied.changes().get(0).note()).isEqualTo("asked for by phone");
  }

  @Test
  void the_use_has_a_record_of_its_own_that_is_confirmed() {
    Reservation use = reservationOf(applied(use(coupon(), policy(), null, NOW)));
    assertThat(use.matches(1001, 12345, ORDER)).isTrue();
    assertThat(use.reservationId()).isEqualTo(BY_HAND);
    assertThat(use.status()).isEqualTo(ReservationStatus.CONFIRMED);
    assertThat(use.closedAt()).isEqualTo(NOW);
    assertThat(use.paidAt()).isEqualTo(NOW);
    assertThat(use.timedOut(NOW.plusYears(1))).isFalse();
  }

  @Test
  void a_cancelled_order_gives_the_coupon_back_like_any_other_use() {
    Decision.Applied used = applied(use(coupon(), policy(), null, NOW));
    Reservation use = reservationOf(used);
    CouponCase state = new CouponCase(used.coupon(), policy().build(), use, List.of(use));
    LocalDateTime cancelledAt = NOW.plusDays(1);
    Decision.Applied cancelled =
        applied(
            OrderCancelledDecision.decide(
                state,
                new OrderCancelledEvent(ORDER, 12345, 1001L, null, cancelledAt),
                cancelledAt));
    assertThat(cancelled.coupon()).isEqualTo(coupon().build());
    assertThat(cancelled.changes().get(0).verdict()).isEqualTo(RestoreVerdict.RESTORED);
    assertThat(cancelled.events())
        .containsExactly(
            new CouponCancelledEvent(
                1001, BY_HAND, 12345, ORDER, cancelledAt, CancelReason.ORDER_CANCELLED));
  }

  @Test
  void the_second_of_the_expiry_date_is_in_time_and_the_next_is_not() {
    assertThat(use(coupon(), policy(), null, EXPIRY)).isInstanceOf(Decision.Applied.class);
    assertThat(refusal(use(coupon(), policy(), null, EXPIRY.plusSeconds(1))))
        .isEqualTo(Refusal.COUPON_EXPIRED);
  }

  @Test
  void a_deactivated_policy_is_refused_from_its_first_moment() {
    assertThat(refusal(use(coupon(), policy().deactivatedAt(NOW), null, NOW)))
        .isEqualTo(Refusal.POLICY_INACTIVE);
  }

  @Test
  void a_coupon_that_is_unknown_used_expired_or_held_is_refused() {
    CouponCase unknown = new CouponCase(null, null, null, List.of());
    assertThat(refusal(ManualUseDecision.decide(unknown, REQUEST, NOW)))
        .isEqualTo(Refusal.UNKNOWN_COUPON);
    assertThat(
            refusal(
                use(coupon().usedBy(HOLDER), policy(), reservation().confirmedBy("PAY-1"), NOW)))
        .isEqualTo(Refusal.COUPON_USED);
    assertThat(refusal(use(coupon().expired(), policy(), null, NOW)))
        .isEqualTo(Refusal.COUPON_EXPIRED);
    assertThat(
            refusal(
                use(
                    coupon().reservedBy(HOLDER),
                    policy(),
                    reservation().expiresAt(NOW.plusSeconds(1)),
                    NOW)))
        .isEqualTo(Refusal.ALREADY_RESERVED);
  }

  @Test
  void an_order_that_is_known_as_cancelled_is_refused() {
    Reservation cancelled = reservation().orderId(ORDER).cancelled().orderCancelledAt(NOW).build();
    CouponCase state = new CouponCase(coupon().build(), policy().build(), null, List.of(cancelled));
    assertThat(refusal(ManualUseDecision.decide(state, REQUEST, NOW)))
        .isEqualTo(Refusal.ORDER_CANCELLED);
  }

  private static Decision use(
      CouponBuilder coupon, PolicyBuilder policy, ReservationBuilder holder, LocalDateTime now) {
    Reservation held = holder == null ? null : holder.build();
    return ManualUseDecision.decide(
        new CouponCase(coupon.build(), policy.build(), held, List.of()), REQUEST, now);
  }
}
