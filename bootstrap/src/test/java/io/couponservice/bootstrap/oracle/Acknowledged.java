package io.couponservice.bootstrap.oracle;

/** Something that a caller was told has happened, and that therefore must never be gone. */
public sealed interface Acknowledged {

  /** A 201 to issuing a coupon. */
  record Issue(long couponId, long policyId, long userId) implements Acknowledged {}

  /** A 201, or the 200 of a repeat, to reserving one. */
  record Reservation(
      String reservationId, long couponId, long userId, String orderId, long orderAmount)
      implements Acknowledged {}
}
