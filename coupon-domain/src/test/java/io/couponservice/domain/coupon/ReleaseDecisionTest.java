package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.CouponBuilder.coupon;
import static io.couponservice.domain.coupon.Decisions.applied;
import static io.couponservice.domain.coupon.Decisions.detail;
import static io.couponservice.domain.coupon.Decisions.refusal;
import static io.couponservice.domain.coupon.Decisions.reservationOf;
import static io.couponservice.domain.coupon.ReservationBuilder.reservation;
import static io.couponservice.domain.policy.PolicyBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.event.CouponCancelledEvent;
import io.couponservice.domain.event.CouponExpiredEvent;
import io.couponservice.domain.policy.PolicyBuilder;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReleaseDecisionTest {

  private static final String HOLDER = "RESV-2024-0001";
  private static final String ORDER = "ORDER-2024-0001";
  private static final LocalDateTime NOW = LocalDateTime.of(2024, 1, 1, 10, 12);
  private static final LocalDateTime EXPIRES_AT = LocalDateTime.of(2024, 1, 1, 10, 30);
  private static final LocalDateTime EXPIRY = LocalDateTime.of(2024, 1, 31, 23, 59, 59);
  private static final LocalDateTime AFTER = EXPIRY.plusSeconds(1);

  @Test
  void on_request_the_coupon_is_released_now() {
    Decision.Applied applied = applied(onRequest(policy(), NOW));
    assertThat(applied.coupon()).isEqualTo(coupon().build());
    assertThat(reservationOf(applied))
        .isEqualTo(
            reservation()
                .in(ReservationStatus.CANCELLED, CancelReason.RELEASED_ON_REQUEST, NOW, null)
                .build());
    assertThat(applied.events())
        .containsExactly(
            new CouponCancelledEvent(
                1001, HOLDER, 12345, ORDER, NOW, CancelReason.RELEASED_ON_REQUEST));
  }

  @ParameterizedTest
  @EnumSource
  void what_was_released_before_however_is_a_duplicate(CancelReason reason) {
    Reservation closed = reservation().in(ReservationStatus.CANCELLED, reason, NOW, null).build();
    assertThat(ReleaseDecision.onRequest(coupon().build(), policy().build(), closed, NOW))
        .isEqualTo(new Decision.Duplicate());
  }

  @Test
  void what_was_paid_is_refused_and_the_payment_named() {
    Decision decision =
        ReleaseDecision.onRequest(
            coupon().usedBy(HOLDER).build(),
            policy().build(),
            reservation().confirmedBy("PAY-2024-0001").build(),
            NOW);
    assertThat(refusal(decision)).isEqualTo(Refusal.RESERVATION_CONFIRMED);
    assertThat(detail(decision)).contains("PAY-2024-0001");
  }

  @Test
  void an_unknown_reservation_is_refused() {
    assertThat(refusal(ReleaseDecision.onRequest(null, null, null, NOW)))
        .isEqualTo(Refusal.UNKNOWN_RESERVATION);
  }

  @Test
  void a_second_before_it_expires_a_reservation_is_not_timed_out() {
    assertThat(onTimeout(policy(), EXPIRES_AT.minusSeconds(1))).isEqualTo(new Decision.Ignored());
  }

  @Test
  void at_the_second_at_which_it_expires_a_reservation_is_timed_out() {
    Decision.Applied applied = applied(onTimeout(policy(), EXPIRES_AT));
    assertThat(applied.coupon()).isEqualTo(coupon().build());
    assertThat(applied.events()).containsExactly(timedOut());
  }

  @Test
  void a_sweep_that_comes_late_tells_the_time_at_which_the_reservation_expired() {
    Decision.Applied applied = applied(onTimeout(policy(), EXPIRES_AT.plusDays(1)));
    assertThat(reservationOf(applied).closedAt()).isEqualTo(EXPIRES_AT);
    assertThat(applied.events()).containsExactly(timedOut());
  }

  @Test
  void what_is_closed_does_not_time_out() {
    Coupon free = coupon().build();
    CouponBuilder used = coupon().usedBy(HOLDER);
    Reservation paid = reservation().confirmedBy("PAY-2024-0001").build();
    Reservation released = reservation().cancelled().build();
    assertThat(ReleaseDecision.onTimeout(free, policy().build(), released, AFTER))
        .isEqualTo(new Decision.Ignored());
    assertThat(ReleaseDecision.onTimeout(used.build(), policy().build(), paid, AFTER))
        .isEqualTo(new Decision.Ignored());
  }

  @Test
  void when_validity_is_over_the_timeout_goes_on_to_expired() {
    assertThat(applied(onTimeout(policy(), EXPIRY)).coupon()).isEqualTo(coupon().build());
    Decision.Applied applied = applied(onTimeout(policy(), AFTER));
    assertThat(applied.coupon()).isEqualTo(coupon().expired().build());
    assertThat(applied.events()).containsExactly(timedOut(), expired(EXPIRY, true));
  }

  @Test
  void when_the_policy_is_deactivated_the_release_goes_on_to_expired() {
    Decision.Applied applied = applied(onRequest(policy().deactivatedAt(NOW), NOW.plusHours(1)));
    assertThat(applied.coupon()).isEqualTo(coupon().expired().build());
    assertThat(applied.events())
        .containsExactly(CouponCancelledEvent.of(reservationOf(applied)), expired(NOW, false));
  }

  @Test
  void when_both_are_true_validity_is_the_reason() {
    assertThat(applied(onTimeout(policy().deactivatedAt(NOW), AFTER)).events())
        .containsExactly(timedOut(), expired(EXPIRY, true));
    assertThat(applied(onRequest(policy().deactivatedAt(NOW), AFTER)).events())
        .endsWith(expired(EXPIRY, true));
  }

  private static CouponCancelledEvent timedOut() {
    return new CouponCancelledEvent(
        1001, HOLDER, 12345, ORDER, EXPIRES_AT, CancelReason.RESERVATION_TIMEOUT);
  }

  private static CouponExpiredEvent expired(LocalDateTime at, boolean validityOver) {
    return new CouponExpiredEvent(
        1001,
        12345,
        1,
        at,
        validityOver ? ExpiryReason.VALIDITY_PERIOD_EXPIRED : ExpiryReason.POLICY_DEACTIVATED);
  }

  private static Decision onRequest(PolicyBuilder policy, LocalDateTime now) {
    return ReleaseDecision.onRequest(
        coupon().reservedBy(HOLDER).build(), policy.build(), reservation().build(), now);
  }

  private static Decision onTimeout(PolicyBuilder policy, LocalDateTime now) {
    return ReleaseDecision.onTimeout(
        coupon().reservedBy(HOLDER).build(), policy.build(), reservation().build(), now);
  }
}
