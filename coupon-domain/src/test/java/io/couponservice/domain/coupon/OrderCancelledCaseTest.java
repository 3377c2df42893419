package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.CouponBuilder.coupon;
import static io.couponservice.domain.coupon.Decisions.applied;
import static io.couponservice.domain.coupon.Decisions.refusal;
import static io.couponservice.domain.coupon.Decisions.reservationOf;
import static io.couponservice.domain.coupon.ReservationBuilder.reservation;
import static io.couponservice.domain.policy.PolicyBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.event.CouponCancelledEvent;
import io.couponservice.domain.event.OrderCancelledEvent;
import io.couponservice.domain.policy.PolicyBuilder;
import io.couponservice.domain.policy.RestoreRule;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a cancelled order finds: no coupon, somebody else's, or several reservations of its own. */
class OrderCancelledCaseTest {

  private static final String FIRST = "RESV-2024-0001";
  private static final String SECOND = "RESV-2024-0002";
  private static final String ORDER = "ORDER-2024-0001";
  private static final LocalDateTime AT = LocalDateTime.of(2024, 1, 1, 11, 0);

  @Test
  void an_order_without_a_coupon_is_ignored() {
    CouponCase nothing = new CouponCase(null, null, null, List.of());
    OrderCancelledEvent event = new OrderCancelledEvent(ORDER, 12345, null, null, AT);
    assertThat(OrderCancelledDecision.decide(nothing, event, AT)).isEqualTo(new Decision.Ignored());
  }

  @Test
  void an_unknown_coupon_and_another_users_are_refused() {
    CouponCase nothing = new CouponCase(null, null, null, List.of());
    assertThat(refusal(OrderCancelledDecision.decide(nothing, event(12345, AT), AT)))
        .isEqualTo(Refusal.UNKNOWN_COUPON);
    CouponCase mine = state(coupon(), policy(), reservation().cancelled());
    assertThat(refusal(OrderCancelledDecision.decide(mine, event(12346, AT), AT)))
        .isEqualTo(Refusal.MISMATCH);
  }

  @ParameterizedTest
  @EnumSource
  void a_coupon_that_the_order_only_holds_is_released_under_every_rule(RestoreRule rule) {
    PolicyBuilder policy =
        policy().restore(rule, rule == RestoreRule.RESTORE_WITH_GRACE ? 3 : null);
    Decision.Applied applied =
        applied(cancelled(state(coupon().reservedBy(FIRST), policy, reservation()), AT));
    assertThat(applied.coupon()).isEqualTo(coupon().build());
    assertThat(applied.changes().get(0).verdict()).isNull();
    assertThat(reservationOf(applied))
        .isEqualTo(
            reservation()
                .in(ReservationStatus.CANCELLED, CancelReason.ORDER_CANCELLED, AT, null)
                .orderCancelledAt(AT)
                .build());
    assertThat(applied.events())
        .containsExactly(
            new CouponCancelledEvent(1001, FIRST, 12345, ORDER, AT, CancelReason.ORDER_CANCELLED));
  }

  @Test
  void all_reservations_of_the_order_know_of_it_and_only_the_holder_is_closed() {
    ReservationBuilder first = reservation().cancelled();
    ReservationBuilder second = reservation().id(SECOND).confirmedBy("PAY-2024-0001");
    Decision.Applied applied =
        applied(cancelled(state(coupon().usedBy(SECOND), policy(), first, second), AT));
    assertThat(applied.coupon()).isEqualTo(coupon().build());
    assertThat(applied.events()).hasSize(1);
    assertThat(applied.reservations())
        .containsExactlyInAnyOrder(
            reservation().cancelled().orderCancelledAt(AT).build(),
            reservation()
                .id(SECOND)
                .in(ReservationStatus.CANCELLED, CancelReason.ORDER_CANCELLED, AT, null)
                .paid("PAY-2024-0001", LocalDateTime.of(2024, 1, 1, 10, 5))
                .orderCancelledAt(AT)
                .build());
  }

  @Test
  void a_coupon_that_another_order_has_by_now_stays_with_it() {
    for (CouponBuilder taken :
        List.of(coupon().reservedBy(SECOND), coupon().usedBy(SECOND), coupon().expired())) {
      Decision.Applied applied =
          applied(cancelled(state(taken, policy(), reservation().cancelled()), AT));
      assertThat(applied.coupon()).isEqualTo(taken.build());
      assertThat(applied.events()).isEmpty();
      assertThat(reservationOf(applied))
          .isEqualTo(reservation().cancelled().orderCancelledAt(AT).build());
    }
  }

  @Test
  void under_never_only_an_earlier_time_is_news() {
    PolicyBuilder never = policy().restore(RestoreRule.NEVER, null);
    CouponCase known =
        state(
            coupon().usedBy(FIRST), never, reservation().confirmedBy("PAY-1").orderCancelledAt(AT));
    assertThat(cancelled(known, AT)).isEqualTo(new Decision.Ignored());
    assertThat(cancelled(known, AT.plusSeconds(1))).isEqualTo(new Decision.Ignored());
    Decision.Applied applied = applied(cancelled(known, AT.minusSeconds(1)));
    assertThat(reservationOf(applied).orderCancelledAt()).isEqualTo(AT.minusSeconds(1));
    assertThat(reservationOf(applied).status()).isEqualTo(ReservationStatus.CONFIRMED);
  }

  private static Decision cancelled(CouponCase state, LocalDateTime at) {
    return OrderCancelledDecision.decide(state, event(12345, at), at);
  }

  private static OrderCancelledEvent event(long userId, LocalDateTime at) {
    return new OrderCancelledEvent(ORDER, userId, 1001L, null, at);
  }

  private static CouponCase state(
      CouponBuilder coupon, PolicyBuilder policy, ReservationBuilder... ofOrder) {
    List<Reservation> all = Arrays.stream(ofOrder).map(ReservationBuilder::build).toList();
    Coupon built = coupon.build();
    Reservation holder =
        all.stream().filter(each -> built.belongsTo(each.reservationId())).findAny().orElse(null);
    return new CouponCase(built, policy.build(), holder, all);
  }
}
