package io.couponservice.bootstrap.oracle;

import java.util.Optional;

/** Each reservation is whole, and is its coupon's holder exactly as long as it is not cancelled. */
final class ReservationCheck implements Check {

  @Override
  public String name() {
    return "reservation";
  }

  @Override
  public void run(History history, Findings findings) {
    for (ReservationRow row : history.reservations().values()) {
      findings.addUnless(isWhole(row), row::subject, () -> "is broken: " + row);
      findings.addUnless(
          row.paymentId().isPresent() == row.paidAt().isPresent(),
          row.subject(),
          "was paid by " + row.paymentId() + " at " + row.paidAt());
      CouponRow coupon = history.coupons().get(row.couponId());
      if (coupon == null) {
        findings.add(row.subject(), "there is no such coupon");
      } else {
        holder(row, coupon, findings);
      }
    }
  }

  private static boolean isWhole(ReservationRow row) {
    return switch (row.status()) {
      case "ACTIVE" ->
          row.reason().isEmpty() && row.closedAt().isEmpty() && row.paymentId().isEmpty();
      case "CONFIRMED" -> row.paymentId().isPresent() && row.closedAt().isPresent();
      case "CANCELLED" -> row.reason().isPresent() && row.closedAt().isPresent();
      default -> false;
    };
  }

  private static void holder(ReservationRow row, CouponRow coupon, Findings findings) {
    boolean holds = coupon.reservationId().equals(Optional.of(row.reservationId()));
    String expected =
        switch (row.status()) {
          case "ACTIVE" -> "RESERVED";
          case "CONFIRMED" -> "USED";
          default -> "";
        };
    findings.addUnless(
        holds ? coupon.status().equals(expected) : expected.isEmpty(),
        row.subject(),
        "is "
            + row.status()
            + " and the coupon "
            + coupon.status()
            + " for "
            + coupon.reservationId());
    findings.addUnless(
        row.userId() == coupon.userId(), row.subject(), "is of another user than the coupon");
  }
}
