package io.couponservice.bootstrap.oracle;

import java.util.Set;

/**
 * Nothing consumed is lost: each distinct event took effect, or is a dead letter, or can be seen
 * from its reservation to be a duplicate or none of our business.
 */
final class OutcomeCheck implements Check {

  @Override
  public String name() {
    return "outcome";
  }

  @Override
  public void run(History history, Findings findings) {
    Set<ProcessedEventRow> processed = history.processed();
    for (TopicRecord each : history.inbox().unreadable()) {
      findings.addUnless(
          history.failedByPosition().containsKey(each.position()),
          each.position(),
          "is unreadable and no dead letter");
    }
    for (InboundEvent event : history.inbox().events().values()) {
      boolean applied = processed.contains(event.asProcessed());
      findings.addUnless(
          applied
              || !history.failuresOf(event).isEmpty()
              || WithoutEffect.isExpectedOf(event, history),
          event.subject(),
          "was lost: it neither took effect nor became a dead letter, at "
              + history.inbox().positions(event)
              + ", for "
              + event.reservationId().orElse(event.orderId()));
      findings.addUnless(
          !applied || history.failuresOf(event).stream().noneMatch(FailedEventRow::outstanding),
          event.subject(),
          "took effect, and is an outstanding dead letter");
    }
    for (ProcessedEventRow row : processed) {
      findings.addUnless(
          history.inbox().events().containsKey(row),
          row.subject(),
          "is stored as processed and never came");
    }
  }
}
