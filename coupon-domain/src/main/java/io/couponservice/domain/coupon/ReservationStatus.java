package io.couponservice.domain.coupon;

/** The states of a reservation. */
public enum ReservationStatus {
  /** It holds its coupon. */
  ACTIVE,
  /** Its order was paid and the coupon used. */
  CONFIRMED,
  /** It was released, for the reason that it names. */
  CANCELLED
}
