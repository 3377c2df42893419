package io.couponservice.application.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.coupon.ReserveCoupons.ReserveCoupon;
import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.application.port.StatusCounts;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.Refusal;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.coupon.ReservationStatus;
import io.couponservice.domain.money.Won;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReserveCouponsTest {

  private final InMemoryService service = new InMemoryService();
  private final Coupon coupon = service.coupon();

  @Test
  void an_order_gets_hold_of_a_coupon() {
    Reservation reservation = service.reservation(coupon, "order-1");

    assertThat(service.stored(reservation)).isEqualTo(reservation);
    assertThat(reservation.discountAmount()).isEqualTo(new Won(1_000));
    assertThat(service.stored(coupon).status()).isEqualTo(CouponStatus.RESERVED);
    assertThat(service.stored(coupon).belongsTo(reservation.reservationId())).isTrue();
    assertThat(service.published()).containsExactly("coupon.issued", "coupon.reserved");
    assertThat(service.database.state().counts(coupon.policyId()))
        .isEqualTo(new StatusCounts(1, 0, 0));
  }

  @Test
  void another_order_gets_nothing_in_the_same_list_or_later() {
    List<Answer<ReservedCoupon>> answers =
        service.reserve.reserve(
            List.of(service.reserving(coupon, "order-1"), service.reserving(coupon, "order-2")));
    Answer<ReservedCoupon> later =
        service.reserve.reserve(List.of(service.reserving(coupon, "order-3"))).get(0);

    assertThat(answers.get(0)).isInstanceOf(Answer.Done.class);
    assertThat(refusal(answers.get(1))).isEqualTo(Refusal.ALREADY_RESERVED);
    assertThat(refusal(later)).isEqualTo(Refusal.ALREADY_RESERVED);
    assertThat(service.database.state().reservations()).hasSize(1);
  }

  @Test
  void an_order_that_asks_again_gets_what_it_holds() {
    Reservation first = service.reservation(coupon, "order-1");

    ReservedCoupon again =
        done(service.reserve.reserve(List.of(service.reserving(coupon, "order-1"))).get(0));

    assertThat(again.reservation()).isEqualTo(first);
    assertThat(again.made()).isFalse();
    assertThat(service.published()).hasSize(2);
  }

  @Test
  void a_repeat_finds_what_the_first_command_made() {
    ReserveCoupon command = service.reserving(coupon, "order-1");
    ReservedCoupon first = done(service.reserve.reserve(List.of(command)).get(0));

    assertThat(done(service.reserve.reserve(List.of(command)).get(0))).isEqualTo(first);
    assertThat(service.published()).hasSize(2);
  }

  @Test
  void a_hold_whose_time_is_over_gives_way_to_another_order() {
    Reservation stale = service.reservation(coupon, "order-1");
    service.clock.pass(Duration.ofMinutes(30));

    Reservation next = service.reservation(coupon, "order-2");

    assertThat(service.stored(stale).status()).isEqualTo(ReservationStatus.CANCELLED);
    assertThat(service.stored(coupon).belongsTo(next.reservationId())).isTrue();
    assertThat(service.published())
        .containsExactly("coupon.issued", "coupon.reserved", "coupon.cancelled", "coupon.reserved");
  }

  private static ReservedCoupon done(Answer<ReservedCoupon> answer) {
    return ((Answer.Done<ReservedCoupon>) answer).value();
  }

  private static Refusal refusal(Answer<ReservedCoupon> answer) {
    return ((Answer.Refused<ReservedCoupon>) answer).refusal();
  }
}
