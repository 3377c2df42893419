package io.couponservice.bootstrap.oracle;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Each confirmed reservation has one coupon.used with its payment, and the other way round. */
final class UsedCheck implements Check {

  @Override
  public String name() {
    return "used";
  }

  @Override
  public void run(History history, Findings findings) {
    Counted<Payment> events =
        new Counted<>(history.outbound().of(PublishedTopic.USED), Payment::of);
    events.reportRepeated(findings);
    Map<Payment, ReservationRow> paid = new HashMap<>();
    for (ReservationRow row : history.reservations().values()) {
      Optional<Payment> payment =
          row.paymentId().map(id -> new Payment(row.couponId(), row.orderId(), id));
      payment.ifPresent(each -> paid.put(each, row));
      if (row.confirmed()) {
        findings.addUnless(
            payment.filter(each -> !events.of(each).isEmpty()).isPresent(),
            row.subject(),
            "is confirmed without a coupon.used for " + payment);
      }
    }
    for (PublishedEvent event : history.outbound().of(PublishedTopic.USED)) {
      ReservationRow row = paid.get(Payment.of(event));
      if (row == null) {
        findings.add(event.subject(), "no reservation was paid like that: " + Payment.of(event));
      } else {
        compare(event, row, findings);
      }
    }
  }

  private static void compare(PublishedEvent event, ReservationRow row, Findings findings) {
    new FieldComparison(event, findings)
        .number("userId", row.userId())
        .number("originalAmount", row.orderAmount())
        .number("discountAmount", row.discountAmount())
        .number("finalAmount", row.orderAmount() - row.discountAmount());
    findings.addUnless(
        row.paidAt().filter(at -> FieldComparison.isTime(event, "usedAt", at)).isPresent(),
        event.subject(),
        "usedAt is " + event.text("usedAt") + " and it was paid at " + row.paidAt());
    findings.addUnless(
        row.manual() == event.causationId().isEmpty(),
        event.subject(),
        row.manual() ? "a use by hand has a cause" : "a payment is not named as its cause");
    // An order cancelled after it was paid releases the coupon and keeps the payment.
    findings.addUnless(
        row.confirmed() || row.reason().equals(Optional.of("ORDER_CANCELLED")),
        event.subject(),
        row.subject() + " is " + row.status());
  }

  private record Payment(long couponId, String orderId, String paymentId) {
    static Payment of(PublishedEvent event) {
      return new Payment(event.couponId(), event.text("orderId"), event.text("paymentId"));
    }
  }
}
