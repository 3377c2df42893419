package io.couponservice.bootstrap.oracle;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Each consumed event that is stored as processed caused what it must, and nothing else did. */
final class EffectCheck implements Check {

  @Override
  public String name() {
    return "effect";
  }

  @Override
  public void run(History history, Findings findings) {
    Set<ProcessedEventRow> processed = history.processed();
    for (ProcessedEventRow row : processed) {
      boolean seen =
          effects(history, row.eventId()).stream()
              .anyMatch(event -> causingTopic(event).equals(Optional.of(row.topic())));
      findings.addUnless(seen, row.subject(), "is stored as processed and caused nothing");
    }
    history
        .outbound()
        .byCause()
        .forEach(
            (cause, effects) -> effects.forEach(each -> check(cause, each, history, findings)));
  }

  private static List<PublishedEvent> effects(History history, String eventId) {
    return history.outbound().byCause().getOrDefault(eventId, List.of());
  }

  private static void check(
      String causeId, PublishedEvent effect, History history, Findings findings) {
    Optional<ProcessedEventRow> cause =
        causingTopic(effect)
            .map(topic -> new ProcessedEventRow(topic, causeId))
            .or(() -> processedOfAnyTopic(causeId, history));
    if (cause.filter(history.processed()::contains).isEmpty()) {
      findings.add(effect.subject(), "its cause " + causeId + " is not stored as processed");
    }
    cause.map(history.inbox().events()::get).ifPresent(each -> compare(each, effect, findings));
  }

  /** The topic whose events cause this; an expiry follows from any. */
  private static Optional<String> causingTopic(PublishedEvent effect) {
    return switch (effect.topic()) {
      case USED, ISSUED -> Optional.of("payment.completed");
      case CANCELLED ->
          switch (effect.text("reason")) {
            case "PAYMENT_FAILED" -> Optional.of("payment.failed");
            case "ORDER_CANCELLED" -> Optional.of("order.cancelled");
            default -> Optional.empty();
          };
      case EXPIRED, RESERVED -> Optional.empty();
    };
  }

  private static Optional<ProcessedEventRow> processedOfAnyTopic(String eventId, History history) {
    return history.processed().stream().filter(row -> row.eventId().equals(eventId)).findFirst();
  }

  private static void compare(InboundEvent cause, PublishedEvent effect, Findings findings) {
    findings.addUnless(
        effect.correlationId().equals(cause.correlationId()),
        effect.subject(),
        "has the correlationId "
            + effect.correlationId()
            + " instead of its cause's "
            + cause.correlationId());
    FieldComparison comparison = new FieldComparison(effect, findings);
    switch (effect.topic()) {
      case USED ->
          comparison
              .number("couponId", cause.couponId().orElse(-1))
              .text("orderId", cause.orderId())
              .text("paymentId", cause.paymentId())
              .time("usedAt", cause.happenedAt());
      case CANCELLED ->
          comparison
              .number("couponId", cause.couponId().orElse(-1))
              .text("orderId", cause.orderId())
              .text("reservationId", cause.reservationId())
              .time("cancelledAt", cause.happenedAt());
      case EXPIRED, ISSUED, RESERVED -> comparison.number("userId", cause.userId());
    }
  }
}
