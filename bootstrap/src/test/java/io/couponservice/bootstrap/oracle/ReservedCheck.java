package io.couponservice.bootstrap.oracle;

/** Each reservation has one coupon.reserved that agrees with it, and the other way round. */
final class ReservedCheck implements Check {

  @Override
  public String name() {
    return "reserved";
  }

  @Override
  public void run(History history, Findings findings) {
    Counted<String> events =
        new Counted<>(
            history.outbound().of(PublishedTopic.RESERVED), event -> event.text("reservationId"));
    events.reportRepeated(findings);
    for (ReservationRow row : history.reservations().values()) {
      // A use by hand makes a reservation of its own, which nobody asked for.
      findings.addUnless(
          row.manual() || !events.of(row.reservationId()).isEmpty(),
          row.subject(),
          "has no coupon.reserved");
      findings.addUnless(
          !row.manual() || events.of(row.reservationId()).isEmpty(),
          row.subject(),
          "has a coupon.reserved although it records a use by hand");
    }
    for (PublishedEvent event : history.outbound().of(PublishedTopic.RESERVED)) {
      ReservationRow row = history.reservations().get(event.text("reservationId"));
      if (row == null) {
        findings.add(event.subject(), "there is no reservation " + event.text("reservationId"));
      } else {
        new FieldComparison(event, findings)
            .number("couponId", row.couponId())
            .number("userId", row.userId())
            .text("orderId", row.orderId())
            .number("orderAmount", row.orderAmount())
            .number("discountAmount", row.discountAmount())
            .time("reservedAt", row.reservedAt())
            .time("expiresAt", row.expiresAt());
      }
    }
  }
}
