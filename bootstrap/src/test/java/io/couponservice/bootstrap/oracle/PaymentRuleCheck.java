package io.couponservice.bootstrap.oracle;

import java.util.List;

/** No payment was accepted, and no use given back, that a rule of the policy forbids. */
final class PaymentRuleCheck implements Check {

  @Override
  public String name() {
    return "payment rule";
  }

  @Override
  public void run(History history, Findings findings) {
    for (ReservationRow row : history.reservations().values()) {
      history.policyOf(row.couponId()).ifPresent(policy -> accepted(row, policy, findings));
      if (row.cancelled() && row.paymentId().isPresent()) {
        withoutHold(row, history, findings);
      }
    }
  }

  private static void accepted(ReservationRow row, PolicyRow policy, Findings findings) {
    findings.addUnless(
        !policy.rejectsLatePayment()
            || row.paidAt().filter(at -> at.isAfter(row.expiresAt())).isEmpty(),
        row.subject(),
        "accepted a payment of " + row.paidAt() + ", which came too late");
    findings.addUnless(
        !policy.neverRestores() || !row.cancelled() || row.paymentId().isEmpty(),
        row.subject(),
        "was paid and is closed, and its policy never gives a use back");
  }

  /** A payment is accepted without use only for an order that is known as cancelled. */
  private static void withoutHold(ReservationRow row, History history, Findings findings) {
    findings.addUnless(
        row.orderCancelledAt().isPresent() || wasUsed(row, history),
        row.subject(),
        "took a payment without use, for an order that was not cancelled");
  }

  private static boolean wasUsed(ReservationRow row, History history) {
    return history.outbound().byCoupon().getOrDefault(row.couponId(), List.of()).stream()
        .anyMatch(
            event ->
                event.topic() == PublishedTopic.USED
                    && event.text("orderId").equals(row.orderId())
                    && event.text("paymentId").equals(row.paymentId().orElseThrow()));
  }
}
