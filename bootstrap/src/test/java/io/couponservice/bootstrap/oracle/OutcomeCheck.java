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
      boolean dead =
          history.inbox().positions(event).stream()
              .anyMatch(history.failedByPosition()::containsKey);
      findings.addUnless(
          applied || dead || isWithoutEffect(event, history),
          event.subject(),
          "was lost: it neither took effect nor became a dead letter, at "
              + history.inbox().positions(event)
              + ", for "
              + event.reservationId());
      findings.addUnless(
          !applied || !isOutstanding(event, history),
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

  /** Applying an event closes its dead letter, so it can't be both. */
  private static boolean isOutstanding(InboundEvent event, History history) {
    return history.inbox().positions(event).stream()
        .map(history.failedByPosition()::get)
        .anyMatch(row -> row != null && row.status().equals("DEAD"));
  }

  private static boolean isWithoutEffect(InboundEvent event, History history) {
    if (event.couponId().isEmpty()) {
      return true;
    }
    ReservationRow reservation = history.reservations().get(event.reservationId());
    if (reservation == null || !event.isAbout(reservation)) {
      return false;
    }
    return switch (event.topic()) {
      case PAYMENT_COMPLETED -> event.hasPaid(reservation);
      case PAYMENT_FAILED -> isStale(event, reservation, history);
    };
  }

  /** A failure means nothing once the reservation is closed, unless it is of the payment taken. */
  private static boolean isStale(InboundEvent event, ReservationRow reservation, History history) {
    if (reservation.cancelled()) {
      return true;
    }
    return reservation.confirmed()
        && (!event.hasPaid(reservation) || wasReleasedBefore(reservation, history));
  }

  private static boolean wasReleasedBefore(ReservationRow reservation, History history) {
    return history.outbound().of(PublishedTopic.CANCELLED).stream()
        .anyMatch(each -> each.text("reservationId").equals(reservation.reservationId()));
  }
}
