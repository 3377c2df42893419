package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.CouponStatus.EXPIRED;
import static io.couponservice.domain.coupon.CouponStatus.ISSUED;
import static io.couponservice.domain.coupon.CouponStatus.RESERVED;
import static io.couponservice.domain.coupon.CouponStatus.USED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.couponservice.domain.coupon.CouponTransitions.Transition;
import io.couponservice.domain.event.EventType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CouponTransitionsTest {

  private static final List<Transition> LIFECYCLE =
      List.of(
          new Transition(null, CouponTrigger.ISSUE, ISSUED, List.of(EventType.COUPON_ISSUED)),
          new Transition(
              ISSUED, CouponTrigger.RESERVE, RESERVED, List.of(EventType.COUPON_RESERVED)),
          new Transition(ISSUED, CouponTrigger.MANUAL_USE, USED, List.of(EventType.COUPON_USED)),
          new Transition(
              ISSUED, CouponTrigger.VALIDITY_OVER, EXPIRED, List.of(EventType.COUPON_EXPIRED)),
          new Transition(
              ISSUED, CouponTrigger.POLICY_DEACTIVATED, EXPIRED, List.of(EventType.COUPON_EXPIRED)),
          new Transition(
              RESERVED, CouponTrigger.PAYMENT_COMPLETED, USED, List.of(EventType.COUPON_USED)),
          new Transition(
              RESERVED, CouponTrigger.PAYMENT_FAILED, ISSUED, List.of(EventType.COUPON_CANCELLED)),
          new Transition(
              RESERVED,
              CouponTrigger.RESERVATION_TIMEOUT,
              ISSUED,
              List.of(EventType.COUPON_CANCELLED)),
          new Transition(
              RESERVED, CouponTrigger.ORDER_CANCELLED, ISSUED, List.of(EventType.COUPON_CANCELLED)),
          new Transition(
              RESERVED,
              CouponTrigger.RELEASE_REQUESTED,
              ISSUED,
              List.of(EventType.COUPON_CANCELLED)),
          new Transition(
              USED, CouponTrigger.ORDER_CANCELLED, ISSUED, List.of(EventType.COUPON_CANCELLED)),
          new Transition(
              ISSUED, CouponTrigger.LATE_PAYMENT_COMPLETED, USED, List.of(EventType.COUPON_USED)),
          new Transition(
              EXPIRED, CouponTrigger.LATE_PAYMENT_COMPLETED, USED, List.of(EventType.COUPON_USED)),
          new Transition(
              ISSUED,
              CouponTrigger.CANCELLED_ORDER_PAID,
              ISSUED,
              List.of(EventType.COUPON_USED, EventType.COUPON_CANCELLED)),
          new Transition(
              EXPIRED,
              CouponTrigger.CANCELLED_ORDER_PAID,
              ISSUED,
              List.of(EventType.COUPON_USED, EventType.COUPON_CANCELLED)));

  static Stream<Arguments> cells() {
    return Stream.concat(Stream.of((CouponStatus) null), Arrays.stream(CouponStatus.values()))
        .flatMap(
            from ->
                Arrays.stream(CouponTrigger.values())
                    .map(trigger -> Arguments.of(from, trigger, expected(from, trigger))));
  }

  private static Optional<Transition> expected(CouponStatus from, CouponTrigger trigger) {
    return LIFECYCLE.stream()
        .filter(row -> row.from() == from && row.trigger() == trigger)
        .findAny();
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("cells")
  void everyCellIsAsTheLifecycleHasIt(
      CouponStatus from, CouponTrigger trigger, Optional<Transition> expected) {
    assertThat(CouponTransitions.find(from, trigger)).isEqualTo(expected);
    if (expected.isPresent()) {
      assertThat(CouponTransitions.row(from, trigger)).isEqualTo(expected.get());
    } else {
      assertThatExceptionOfType(IllegalTransitionException.class)
          .isThrownBy(() -> CouponTransitions.row(from, trigger))
          .withMessageContaining(from == null ? "does not exist" : from.name())
          .withMessageContaining(trigger.name());
    }
  }

  @Test
  void theTableHasTheRowsOfTheLifecycleAndNoOthers() {
    assertThat(CouponTransitions.table()).containsExactlyElementsOf(LIFECYCLE);
  }

  @Test
  void theTableCannotBeChanged() {
    Transition row = LIFECYCLE.get(0);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> CouponTransitions.table().add(row));
  }
}
