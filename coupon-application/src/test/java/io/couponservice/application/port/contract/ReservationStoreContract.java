package io.couponservice.application.port.contract;

import static io.couponservice.application.fixture.SampleReservations.active;
import static io.couponservice.application.fixture.SampleReservations.paid;
import static io.couponservice.application.fixture.SampleReservations.released;
import static io.couponservice.application.fixture.SampleTimes.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.port.ReservationStore;
import io.couponservice.application.port.ReservationStore.OrderOfCoupon;
import io.couponservice.domain.coupon.CancelReason;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.coupon.ReservationStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link ReservationStore} promises about reservations themselves. */
public interface ReservationStoreContract extends Contract {

  @Test
  default void reservations_are_found_by_id_and_unknown_ones_left_out() {
    Coupon coupon = issue();
    Reservation reservation = reserve(coupon, "RESV-1");

    assertThat(find("RESV-1", "RESV-unknown")).containsExactly(reservation);
  }

  @Test
  default void all_that_an_order_ever_had_on_a_coupon_is_found() {
    Coupon coupon = issue();
    Reservation first = released(active("RESV-1", coupon, "order-1"), NOW);
    Reservation second = active("RESV-2", coupon, "order-1");
    insert(first, second, released(active("RESV-3", coupon, "order-2"), NOW));
    Coupon another = issue();
    insert(active("RESV-4", another, "order-1"));

    assertThat(
            list(
                stores ->
                    stores
                        .reservations()
                        .find(List.of(), List.of(new OrderOfCoupon(coupon.couponId(), "order-1")))))
        .containsExactlyInAnyOrder(first, second);
  }

  @Test
  default void one_that_is_named_and_of_the_order_is_found_once() {
    Coupon coupon = issue();
    Reservation reservation = reserve(coupon, "RESV-1");
    OrderOfCoupon order = new OrderOfCoupon(coupon.couponId(), reservation.orderId());

    assertThat(list(stores -> stores.reservations().find(List.of("RESV-1"), List.of(order))))
        .containsExactly(reservation);
  }

  @Test
  default void nothing_happens_to_no_reservations() {
    run(
        stores -> {
          assertThat(stores.reservations().find(List.of(), List.of())).isEmpty();
          stores.reservations().insert(List.of());
          stores.reservations().update(List.of());
        });
  }

  @Test
  default void every_field_that_may_change_is_stored() {
    Coupon coupon = issue();
    Reservation before = reserve(coupon, "RESV-1");
    Reservation after =
        new Reservation(
            before.reservationId(),
            before.couponId(),
            before.userId(),
            before.orderId(),
            before.orderAmount(),
            before.discountAmount(),
            before.reservedAt(),
            before.expiresAt(),
            ReservationStatus.CANCELLED,
            CancelReason.ORDER_CANCELLED,
            NOW.plusMinutes(3),
            "pay-1",
            NOW.plusMinutes(1),
            NOW.plusMinutes(2));
    change(after);

    assertThat(find("RESV-1")).containsExactly(after);
  }

  @Test
  default void a_change_that_is_not_stored_is_lost() {
    Coupon coupon = issue();
    Reservation reservation = reserve(coupon, "RESV-1");
    Tampering.with(find("RESV-1"), mine -> mine.replaceAll(each -> released(each, NOW)));

    assertThat(find("RESV-1")).containsExactly(reservation);
  }

  @Test
  default void what_the_caller_does_with_its_list_later_changes_nothing() {
    Coupon coupon = issue();
    Reservation reservation = reserve(coupon, "RESV-1");
    List<Reservation> mine = new ArrayList<>(List.of(released(reservation, NOW)));
    run(
        stores -> {
          stores.coupons().lock(List.of(coupon.couponId()));
          stores.reservations().update(mine);
          mine.set(0, reservation);
        });

    assertThat(find("RESV-1")).containsExactly(released(reservation, NOW));
  }

  @Test
  default void a_coupon_has_one_active_reservation() {
    Coupon coupon = issue();
    Reservation first = reserve(coupon, "RESV-1");
    Reservation second = active("RESV-2", coupon, "order-2");

    assertThatThrownBy(() -> insert(second)).isInstanceOf(RuntimeException.class);
    run(
        stores -> {
          stores.coupons().lock(List.of(coupon.couponId()));
          stores.reservations().update(List.of(released(first, NOW)));
          stores.reservations().insert(List.of(second));
        });
    assertThat(find("RESV-1", "RESV-2")).hasSize(2);
  }

  @Test
  default void an_accepted_payment_is_never_replaced() {
    Coupon coupon = issue();
    Reservation paid = change(paid(reserve(coupon, "RESV-1"), "pay-1", NOW));

    assertThatThrownBy(() -> change(paid(paid, "pay-2", NOW))).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> change(released(paid, NOW))).isInstanceOf(RuntimeException.class);
    assertThat(find("RESV-1")).containsExactly(paid);
    change(paid);
    assertThat(find("RESV-1")).containsExactly(paid);
  }

  @Test
  default void an_unknown_reservation_cannot_be_updated_and_a_known_one_not_inserted() {
    Coupon coupon = issue();
    Reservation known = reserve(coupon, "RESV-1");

    assertThatThrownBy(() -> change(active("RESV-unknown", coupon, "order-2")))
        .isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> insert(released(known, NOW))).isInstanceOf(RuntimeException.class);
  }

  private Reservation change(Reservation reservation) {
    run(
        stores -> {
          stores.coupons().lock(List.of(reservation.couponId()));
          stores.reservations().update(List.of(reservation));
        });
    return reservation;
  }

  private void insert(Reservation... reservations) {
    run(
        stores -> {
          stores.coupons().lock(List.of(reservations[0].couponId()));
          stores.reservations().insert(List.of(reservations));
        });
  }

  private List<Reservation> find(String... ids) {
    return in(stores -> stores.reservations().find(List.of(ids), List.of()));
  }
}
