package io.couponservice.application.port;

import io.couponservice.domain.coupon.Reservation;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** Reservations. The lock of its coupon protects a reservation. */
public interface ReservationStore {

  /**
   * An order, as a coupon sees it.
   *
   * @param couponId the coupon
   * @param orderId the order, not null
   */
  record OrderOfCoupon(long couponId, String orderId) {
    /** Checks for null. */
    public OrderOfCoupon {
      Objects.requireNonNull(orderId, "orderId");
    }
  }

  /**
   * A reservation whose time is over.
   *
   * @param reservationId its id, not null
   * @param couponId its coupon
   */
  record DueReservation(String reservationId, long couponId) {}

  /**
   * Reads reservations: those named, and all that orders ever had on coupons.
   *
   * @param reservationIds not null
   * @param orders not null
   * @return each once, without those that do not exist
   */
  List<Reservation> find(Collection<String> reservationIds, Collection<OrderOfCoupon> orders);

  /**
   * Reads which reservations are active although their time is over.
   *
   * @param now local, not null
   * @param limit the most to read, 1 or more
   * @return the oldest first, not locked
   */
  List<DueReservation> due(LocalDateTime now, int limit);

  /**
   * Stores new reservations.
   *
   * @param reservations not null
   */
  void insert(Collection<Reservation> reservations);

  /**
   * Stores what has changed in reservations whose coupons this transaction has locked.
   *
   * @param reservations not null
   * @throws RuntimeException if one of them has accepted another payment before: then a decision
   *     was wrong
   */
  void update(Collection<Reservation> reservations);
}
