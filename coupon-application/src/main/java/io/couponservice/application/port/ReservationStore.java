package io.couponservice.application.port;

import io.couponservice.domain.coupon.Reservation;
import java.util.Collection;
import java.util.Map;

/** Reservations. The lock of its coupon protects a reservation. */
public interface ReservationStore {

  /**
   * Reads reservations.
   *
   * @param reservationIds not null
   * @return by id, without those that do not exist
   */
  Map<String, Reservation> find(Collection<String> reservationIds);

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
   */
  void update(Collection<Reservation> reservations);
}
