package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.CouponBuilder.coupon;
import static io.couponservice.domain.coupon.ReservationBuilder.reservation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.couponservice.domain.event.CouponCancelledEvent;
import io.couponservice.domain.event.CouponExpiredEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionTest {

  private static final Reservation CLOSED = reservation().cancelled().build();
  private static final CouponCancelledEvent CANCELLED = CouponCancelledEvent.of(CLOSED);
  private static final CouponExpiredEvent EXPIRED =
      CouponExpiredEvent.of(
          coupon().build(), coupon().build().expiryDate(), ExpiryReason.VALIDITY_PERIOD_EXPIRED);
  private static final CouponChange RELEASE =
      new CouponChange(
          CouponTrigger.PAYMENT_FAILED,
          CouponStatus.RESERVED,
          CouponStatus.ISSUED,
          List.of(CANCELLED),
          null,
          null);
  private static final CouponChange EXPIRY =
      new CouponChange(
          CouponTrigger.VALIDITY_OVER,
          CouponStatus.ISSUED,
          CouponStatus.EXPIRED,
          List.of(EXPIRED),
          null,
          null);

  @Test
  void an_applied_decision_without_a_change_is_a_bug() {
    Coupon coupon = coupon().build();
    assertThatIllegalStateException()
        .isThrownBy(() -> new Decision.Applied(coupon, List.of(), List.of()));
  }

  @Test
  void the_events_of_all_changes_are_published_in_their_order() {
    assertThat(
            new Decision.Applied(coupon().expired().build(), List.of(), List.of(RELEASE, EXPIRY))
                .events())
        .containsExactly(CANCELLED, EXPIRED);
  }

  @Test
  void later_changes_of_the_lists_do_not_reach_the_decision() {
    List<Reservation> reservations = new ArrayList<>(List.of(CLOSED));
    List<CouponChange> changes = new ArrayList<>(List.of(RELEASE));
    Decision.Applied applied = new Decision.Applied(coupon().build(), reservations, changes);
    reservations.clear();
    changes.clear();
    assertThat(applied.reservations()).containsExactly(CLOSED);
    assertThat(applied.changes()).containsExactly(RELEASE);
  }

  @Test
  void an_applied_decision_has_a_coupon_and_a_refusal_says_why() {
    assertThatNullPointerException()
        .isThrownBy(() -> new Decision.Applied(null, List.of(), List.of(RELEASE)));
    assertThatNullPointerException().isThrownBy(() -> new Decision.Refused(null, "why"));
    assertThatNullPointerException()
        .isThrownBy(() -> new Decision.Refused(Refusal.UNKNOWN_COUPON, null));
  }
}
