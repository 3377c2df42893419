package io.couponservice.bootstrap.endtoend;

/** A reservation that the load holds, with what its payment events need. */
record Booking(String reservationId, long couponId, long userId, String orderId, long amount) {

  Booking ofCoupon(long otherCoupon) {
    return new Booking(reservationId, otherCoupon, userId, orderId, amount);
  }

  Booking ofUser(long otherUser) {
    return new Booking(reservationId, couponId, otherUser, orderId, amount);
  }

  Booking ofReservation(String otherReservation) {
    return new Booking(otherReservation, couponId, userId, orderId, amount);
  }
}
