package io.couponservice.bootstrap.oracle;

/** What a caller was told has happened is there. */
final class PromiseCheck implements Check {

  @Override
  public String name() {
    return "promise";
  }

  @Override
  public void run(History history, Findings findings) {
    for (Acknowledged each : history.acknowledged()) {
      if (each instanceof Acknowledged.Issue issue) {
        check(issue, history, findings);
      } else if (each instanceof Acknowledged.Reservation reservation) {
        check(reservation, history, findings);
      }
    }
  }

  private static void check(Acknowledged.Issue promised, History history, Findings findings) {
    CouponRow row = history.coupons().get(promised.couponId());
    findings.addUnless(
        row != null && row.policyId() == promised.policyId() && row.userId() == promised.userId(),
        "coupon " + promised.couponId(),
        "was promised as " + promised + " and is " + row);
  }

  private static void check(Acknowledged.Reservation promised, History history, Findings findings) {
    ReservationRow row = history.reservations().get(promised.reservationId());
    findings.addUnless(
        row != null
            && row.couponId() == promised.couponId()
            && row.userId() == promised.userId()
            && row.orderId().equals(promised.orderId())
            && row.orderAmount() == promised.orderAmount(),
        "reservation " + promised.reservationId(),
        "was promised as " + promised + " and is " + row);
  }
}
