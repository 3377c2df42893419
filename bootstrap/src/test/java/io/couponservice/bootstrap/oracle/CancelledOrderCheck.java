package io.couponservice.bootstrap.oracle;

import java.util.Optional;

/**
 * What was said of an order being cancelled is known to all its reservations, the earliest time
 * wins, and nobody holds or keeps a coupon for it but by the rule of the policy.
 */
final class CancelledOrderCheck implements Check {

  @Override
  public String name() {
    return "cancelled order";
  }

  @Override
  public void run(History history, Findings findings) {
    for (ReservationRow row : history.reservations().values()) {
      told(row, history, findings);
      if (row.orderCancelledAt().isPresent()) {
        consequence(row, history.policyOf(row.couponId()), findings);
      }
    }
  }

  private static void told(ReservationRow row, History history, Findings findings) {
    boolean grounded = row.orderCancelledAt().isEmpty();
    for (InboundEvent event : history.inbox().cancellationsOf(row.order())) {
      grounded |= row.orderCancelledAt().equals(Optional.of(event.happenedAt()));
      findings.addUnless(
          !history.processed().contains(event.asProcessed()) || isKnown(event, row),
          row.subject(),
          "knows of " + row.orderCancelledAt() + " and not of " + event.subject());
    }
    findings.addUnless(
        grounded,
        row.subject(),
        "nobody said that its order was cancelled at " + row.orderCancelledAt());
  }

  /** Whether a reservation knows as much as the event says. */
  static boolean isKnown(InboundEvent event, ReservationRow row) {
    return row.orderCancelledAt().filter(at -> !at.isAfter(event.happenedAt())).isPresent();
  }

  private static void consequence(
      ReservationRow row, Optional<PolicyRow> policy, Findings findings) {
    findings.addUnless(
        row.cancelled() || (row.confirmed() && policy.filter(PolicyRow::neverRestores).isPresent()),
        row.subject(),
        "is " + row.status() + " although its order was cancelled");
  }
}
