package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.CouponBuilder.coupon;
import static io.couponservice.domain.coupon.Decisions.applied;
import static io.couponservice.domain.coupon.Decisions.reservationOf;
import static io.couponservice.domain.coupon.ReservationBuilder.reservation;
import static io.couponservice.domain.event.PaymentBuilder.payment;
import static io.couponservice.domain.policy.PolicyBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.event.CouponCancelledEvent;
import io.couponservice.domain.event.CouponExpiredEvent;
import io.couponservice.domain.event.EventType;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** A coupon that is released when its time is over goes on to EXPIRED in the same step. */
class ReleaseAfterEndTest {

  private static final LocalDateTime EXPIRY = LocalDateTime.of(2024, 1, 31, 23, 59, 59);
  private static final LocalDateTime IN_TIME = LocalDateTime.of(2024, 1, 20, 0, 0);
  private static final LocalDateTime DEACTIVATED_AT = LocalDateTime.of(2024, 1, 15, 12, 0);

  @Test
  void atTheSecondOfTheExpiryDateItIsStillIssued() {
    Decision.Applied applied = releasedAt(EXPIRY, null);

    assertThat(applied.coupon()).isEqualTo(coupon().build());
    assertThat(applied.events()).hasSize(1);
  }

  @Test
  void aSecondLaterItExpiresAtItsExpiryDate() {
    Decision.Applied applied = releasedAt(EXPIRY.plusSeconds(1), null);

    assertThat(applied.coupon()).isEqualTo(coupon().expired().build());
    assertThat(applied.events())
        .containsExactly(
            CouponCancelledEvent.of(reservationOf(applied)),
            new CouponExpiredEvent(1001, 12345, 1, EXPIRY, ExpiryReason.VALIDITY_PERIOD_EXPIRED));
    assertThat(applied.events().get(1).type()).isEqualTo(EventType.COUPON_EXPIRED);
  }

  @Test
  void ofADeactivatedPolicyItExpiresAtTheTimeOfDeactivation() {
    Decision.Applied applied = releasedAt(IN_TIME, DEACTIVATED_AT);

    assertThat(applied.coupon()).isEqualTo(coupon().expired().build());
    assertThat(applied.events())
        .containsExactly(
            CouponCancelledEvent.of(reservationOf(applied)),
            new CouponExpiredEvent(
                1001, 12345, 1, DEACTIVATED_AT, ExpiryReason.POLICY_DEACTIVATED));
  }

  @Test
  void ifBothAreTrueTheValidityPeriodIsTheReason() {
    Decision.Applied applied = releasedAt(EXPIRY.plusSeconds(1), DEACTIVATED_AT);

    assertThat(applied.coupon()).isEqualTo(coupon().expired().build());
    assertThat(applied.events())
        .containsExactly(
            CouponCancelledEvent.of(reservationOf(applied)),
            new CouponExpiredEvent(1001, 12345, 1, EXPIRY, ExpiryReason.VALIDITY_PERIOD_EXPIRED));
  }

  private static Decision.Applied releasedAt(LocalDateTime now, LocalDateTime deactivatedAt) {
    return applied(
        PaymentFailedDecision.decide(
            new PaymentCase(
                coupon().reservedBy("RESV-2024-0001").build(),
                policy().deactivatedAt(deactivatedAt).build(),
                reservation().build(),
                reservation().build()),
            payment().failed(),
            now));
  }
}
