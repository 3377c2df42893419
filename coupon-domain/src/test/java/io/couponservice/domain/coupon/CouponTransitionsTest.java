package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.CouponStatus.EXPIRED;
import static io.couponservice.domain.coupon.CouponStatus.ISSUED;
import static io.couponservice.domain.coupon.CouponStatus.RESERVED;
import static io.couponservice.domain.coupon.CouponStatus.USED;
import static io.couponservice.domain.coupon.CouponTrigger.LATE_PAYMENT_COMPLETED;
import static io.couponservice.domain.coupon.CouponTrigger.PAYMENT_COMPLETED;
import static io.couponservice.domain.coupon.CouponTrigger.PAYMENT_FAILED;
import static io.couponservice.domain.coupon.CouponTrigger.POLICY_DEACTIVATED;
import static io.couponservice.domain.coupon.CouponTrigger.RESERVE;
import static io.couponservice.domain.coupon.CouponTrigger.VALIDITY_OVER;
import static io.couponservice.domain.event.EventType.COUPON_CANCELLED;
import static io.couponservice.domain.event.EventType.COUPON_EXPIRED;
import static io.couponservice.domain.event.EventType.COUPON_RESERVED;
import static io.couponservice.domain.event.EventType.COUPON_USED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.couponservice.domain.coupon.CouponTransitions.Transition;
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
          new Transition(ISSUED, RESERVE, RESERVED, COUPON_RESERVED),
          new Transition(ISSUED, VALIDITY_OVER, EXPIRED, COUPON_EXPIRED),
          new Transition(ISSUED, POLICY_DEACTIVATED, EXPIRED, COUPON_EXPIRED),
          new Transition(ISSUED, LATE_PAYMENT_COMPLETED, USED, COUPON_USED),
          new Transition(EXPIRED, LATE_PAYMENT_COMPLETED, USED, COUPON_USED),
          new Transition(RESERVED, PAYMENT_COMPLETED, USED, COUPON_USED),
          new Transition(RESERVED, PAYMENT_FAILED, ISSUED, COUPON_CANCELLED));

  static Stream<Arguments> cells() {
    return Arrays.stream(CouponStatus.values())
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
      assertThat(CouponTransitions.next(from, trigger)).isEqualTo(expected.get().to());
    } else {
      assertThatExceptionOfType(IllegalTransitionException.class)
          .isThrownBy(() -> CouponTransitions.next(from, trigger))
          .withMessageContaining(from.name())
          .withMessageContaining(trigger.name());
    }
  }

  @Test
  void theTableHasTheRowsOfTheLifecycleAndNoOthers() {
    assertThat(CouponTransitions.table()).containsExactlyInAnyOrderElementsOf(LIFECYCLE);
  }

  @Test
  void theTableCannotBeChanged() {
    Transition row = LIFECYCLE.get(0);
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> CouponTransitions.table().add(row));
  }
}
