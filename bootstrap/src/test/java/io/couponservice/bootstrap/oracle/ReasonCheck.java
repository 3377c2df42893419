package io.couponservice.bootstrap.oracle;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Each dead letter has a ground that can be seen: what was merely interrupted must not become one.
 */
final class ReasonCheck implements Check {

  private static final Set<String> REFUSALS =
      Set.of(
          "UNKNOWN_COUPON",
          "UNKNOWN_RESERVATION",
          "MISMATCH",
          "DOUBLE_PAYMENT",
          "LATE_PAYMENT",
          "RESERVATION_CONFLICT",
          "CONTRADICTORY_PAYMENT");

  @Override
  public String name() {
    return "reason";
  }

  @Override
  public void run(History history, Findings findings) {
    for (FailedEventRow row : history.database().failedEvents()) {
      InboundEvent event = history.inbox().byPosition().get(row.position());
      if (event == null) {
        findings.addUnless(
            !REFUSALS.contains(row.reason()),
            row.subject(),
            "was refused as " + row.reason() + " although nobody could read it");
      } else {
        findings.addUnless(
            row.eventId().equals(Optional.of(event.eventId())),
            row.subject(),
            "names the event " + row.eventId() + " instead of " + event.eventId());
        subject(row, event, findings);
        // What was the ground may be gone once the event was applied after all.
        findings.addUnless(
            row.recovered() || Grounds.show(row, event, history),
            row.subject(),
            "nothing shows why " + event.subject() + " was refused as " + row.reason());
      }
    }
  }

  private static void subject(FailedEventRow row, InboundEvent event, Findings findings) {
    findings.addUnless(
        row.userId().equals(OptionalLong.of(event.userId()))
            && row.couponId().equals(event.couponId())
            && row.orderId().equals(Optional.of(event.orderId()))
            && row.reservationId().equals(event.reservationId()),
        row.subject(),
        "is filed under another user, coupon, order or reservation than " + event.subject());
  }
}
