package io.couponservice.bootstrap.oracle;

/** The reservation that holds or used a coupon; its id is blank where no event told it. */
record Holder(String reservationId, String orderId) {

  static Holder of(PublishedEvent event) {
    return new Holder(event.text("reservationId"), event.text("orderId"));
  }

  boolean is(String otherReservation, String otherOrder) {
    return orderId.equals(otherOrder)
        && (reservationId.isEmpty() || reservationId.equals(otherReservation));
  }
}
