package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.CouponStatus.EXPIRED;
import static io.couponservice.domain.coupon.CouponStatus.ISSUED;
import static io.couponservice.domain.coupon.CouponStatus.RESERVED;
import static io.couponservice.domain.coupon.CouponStatus.USED;
import static io.couponservice.domain.coupon.ReservationBuilder.reservation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.couponservice.domain.event.CouponCancelledEvent;
import io.couponservice.domain.event.CouponEvent;
import io.couponservice.domain.event.CouponUsedEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A change that the lifecycle does not have can't be made, whatever a decision says. */
class CouponChangeTest {

  private static final CouponEvent CANCELLED =
      CouponCancelledEvent.of(reservation().cancelled().build());
  private static final CouponEvent USED_EVENT =
      CouponUsedEvent.of(reservation().confirmedBy("PAY-2024-0001").build());

  @Test
  void a_row_of_the_lifecycle_publishes_exactly_its_events() {
    assertThat(change(CouponTrigger.PAYMENT_FAILED, RESERVED, ISSUED, CANCELLED).events())
        .containsExactly(CANCELLED);
    assertThat(
            change(CouponTrigger.CANCELLED_ORDER_PAID, EXPIRED, ISSUED, USED_EVENT, CANCELLED)
                .events())
        .containsExactly(USED_EVENT, CANCELLED);
  }

  @Test
  void no_event_another_event_or_one_too_many_is_a_bug() {
    assertBroken(CouponTrigger.PAYMENT_FAILED, RESERVED, ISSUED);
    assertBroken(CouponTrigger.PAYMENT_FAILED, RESERVED, ISSUED, USED_EVENT);
    assertBroken(CouponTrigger.PAYMENT_FAILED, RESERVED, ISSUED, CANCELLED, CANCELLED);
  }

  @Test
  void events_in_another_order_are_a_bug() {
    assertBroken(CouponTrigger.CANCELLED_ORDER_PAID, ISSUED, ISSUED, CANCELLED, USED_EVENT);
  }

  @Test
  void another_status_than_the_rows_is_a_bug() {
    assertBroken(CouponTrigger.PAYMENT_FAILED, RESERVED, EXPIRED, CANCELLED);
  }

  @Test
  void a_row_that_leaves_the_status_as_it_is_publishes_its_events_all_the_same() {
    assertBroken(CouponTrigger.CANCELLED_ORDER_PAID, ISSUED, ISSUED);
  }

  @Test
  void a_change_that_the_lifecycle_does_not_have_is_a_bug() {
    assertThatExceptionOfType(IllegalTransitionException.class)
        .isThrownBy(() -> change(CouponTrigger.VALIDITY_OVER, RESERVED, EXPIRED, CANCELLED))
        .withMessageContaining("RESERVED")
        .withMessageContaining("VALIDITY_OVER");
    assertThatExceptionOfType(IllegalTransitionException.class)
        .isThrownBy(() -> change(CouponTrigger.RESERVE, null, RESERVED));
  }

  @ParameterizedTest
  @EnumSource
  void what_is_only_kept_in_mind_publishes_nothing(CouponStatus status) {
    assertThat(change(CouponTrigger.PAYMENT_COMPLETED, status, status).events()).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(() -> change(CouponTrigger.PAYMENT_COMPLETED, status, status, USED_EVENT));
  }

  @Test
  void a_change_has_a_trigger_and_a_status_after_it() {
    assertThatNullPointerException().isThrownBy(() -> change(null, USED, USED));
    assertThatNullPointerException()
        .isThrownBy(() -> change(CouponTrigger.ORDER_CANCELLED, USED, null));
  }

  @Test
  void later_changes_of_the_list_do_not_reach_the_change() {
    List<CouponEvent> events = new ArrayList<>(List.of(CANCELLED));
    CouponChange change =
        new CouponChange(CouponTrigger.PAYMENT_FAILED, RESERVED, ISSUED, events, null, null);
    events.clear();
    assertThat(change.events()).containsExactly(CANCELLED);
  }

  private static void assertBroken(
      CouponTrigger trigger, CouponStatus from, CouponStatus to, CouponEvent... events) {
    assertThatIllegalStateException()
        .isThrownBy(() -> change(trigger, from, to, events))
        .withMessageContaining(trigger.name());
  }

  private static CouponChange change(
      CouponTrigger trigger, CouponStatus from, CouponStatus to, CouponEvent... events) {
    return new CouponChange(trigger, from, to, List.of(events), null, null);
  }
}
