package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.CouponBuilder.coupon;
import static io.couponservice.domain.coupon.Decisions.applied;
import static io.couponservice.domain.coupon.Decisions.refusal;
import static io.couponservice.domain.coupon.ReservationBuilder.reservation;
import static io.couponservice.domain.policy.PolicyBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.event.CouponCancelledEvent;
import io.couponservice.domain.event.CouponReservedEvent;
import io.couponservice.domain.event.CouponUsedEvent;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.PolicyBuilder;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hold whose time is over, and that was not swept yet, is in nobody's way. */
class StaleHoldTest {

  private static final String ORDER = "ORDER-2024-0001";
  private static final LocalDateTime EXPIRES_AT = LocalDateTime.of(2024, 1, 1, 10, 30);
  private static final LocalDateTime AFTER_VALIDITY = LocalDateTime.of(2024, 2, 1, 0, 0);
  private static final Reservation STALE = reservation().build();
  private static final Reservation TIMED_OUT =
      reservation()
          .in(ReservationStatus.CANCELLED, CancelReason.RESERVATION_TIMEOUT, EXPIRES_AT, null)
          .build();

  @ParameterizedTest
  @ValueSource(strings = {ORDER, "ORDER-2024-0002"})
  void the_same_order_and_another_get_the_coupon_in_the_same_step(String order) {
    Decision.Applied applied = applied(reserve(order, policy(), 50_000, EXPIRES_AT));
    assertThat(applied.coupon()).isEqualTo(coupon().reservedBy("RESV-NEW").build());
    assertThat(applied.reservations()).hasSize(2).startsWith(TIMED_OUT);
    Reservation fresh = applied.reservations().get(1);
    assertThat(fresh.orderId()).isEqualTo(order);
    assertThat(fresh.orderAmount()).isEqualTo(new Won(50_000));
    assertThat(applied.events())
        .containsExactly(CouponCancelledEvent.of(TIMED_OUT), CouponReservedEvent.of(fresh));
  }

  @Test
  void a_second_before_it_is_a_hold_like_any_other() {
    LocalDateTime before = EXPIRES_AT.minusSeconds(1);
    assertThat(refusal(reserve("ORDER-2024-0002", policy(), 100_000, before)))
        .isEqualTo(Refusal.ALREADY_RESERVED);
    assertThat(reserve(ORDER, policy(), 100_000, before)).isInstanceOf(Decision.AlreadyHeld.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {ORDER, "ORDER-2024-0002"})
  void what_is_refused_changes_nothing_not_even_the_hold(String order) {
    assertThat(refusal(reserve(order, policy(), 100_000, AFTER_VALIDITY)))
        .isEqualTo(Refusal.COUPON_EXPIRED);
    assertThat(reserve(order, policy().deactivatedAt(EXPIRES_AT), 100_000, EXPIRES_AT))
        .isInstanceOf(Decision.Refused.class);
    assertThat(refusal(reserve(order, policy().minOrderAmount(new Won(2)), 1, EXPIRES_AT)))
        .isEqualTo(Refusal.MIN_ORDER_AMOUNT_NOT_MET);
  }

  @Test
  void an_admin_may_use_the_coupon_in_the_same_step() {
    Decision.Applied applied = applied(useByHand(policy(), EXPIRES_AT));
    assertThat(applied.coupon()).isEqualTo(coupon().usedBy("RESV-NEW").build());
    assertThat(applied.reservations()).hasSize(2).startsWith(TIMED_OUT);
    assertThat(applied.events())
        .containsExactly(
            CouponCancelledEvent.of(TIMED_OUT), CouponUsedEvent.of(applied.reservations().get(1)));
  }

  @Test
  void an_admin_may_not_use_what_is_expired_by_then() {
    assertThat(refusal(useByHand(policy(), AFTER_VALIDITY))).isEqualTo(Refusal.COUPON_EXPIRED);
  }

  @Test
  void an_order_that_is_known_as_cancelled_does_not_get_the_coupon() {
    Reservation first = reservation().id("RESV-0").cancelled().orderCancelledAt(EXPIRES_AT).build();
    CouponCase free = new CouponCase(coupon().build(), policy().build(), null, List.of(first));
    assertThat(refusal(ReserveDecision.decide(free, request(ORDER, 100_000), EXPIRES_AT)))
        .isEqualTo(Refusal.ORDER_CANCELLED);
  }

  private static Decision reserve(
      String order, PolicyBuilder policy, long amount, LocalDateTime now) {
    return ReserveDecision.decide(stale(policy), request(order, amount), now);
  }

  private static Decision useByHand(PolicyBuilder policy, LocalDateTime now) {
    return ManualUseDecision.decide(
        stale(policy),
        new ManualUseDecision.Request(
            "RESV-NEW", "MANUAL-1", "ORDER-2024-0003", new Won(100_000), "asked for by phone"),
        now);
  }

  private static CouponCase stale(PolicyBuilder policy) {
    return new CouponCase(
        coupon().reservedBy("RESV-2024-0001").build(), policy.build(), STALE, List.of());
  }

  private static ReserveDecision.Request request(String order, long amount) {
    return new ReserveDecision.Request("RESV-NEW", 12345, order, new Won(amount));
  }
}
