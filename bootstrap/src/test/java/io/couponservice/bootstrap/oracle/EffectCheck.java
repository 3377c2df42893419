package io.couponservice.bootstrap.oracle;

import java.util.List;
import java.util.Optional;

/** Each consumed event that is stored as processed caused what it must, and nothing else did. */
final class EffectCheck implements Check {

  @Override
  public String name() {
    return "effect";
  }

  @Override
  public void run(History history, Findings findings) {
    for (ProcessedEventRow row : history.processed()) {
      findings.addUnless(
          hasEffect(row, history), row.subject(), "is stored as processed and caused nothing");
    }
    history
        .outbound()
        .byCause()
        .forEach(
            (cause, effects) -> effects.forEach(each -> check(cause, each, history, findings)));
    for (CouponHistoryRow row : history.database().history()) {
      if (row.keepsOnly()) {
        row.causationId().ifPresent(cause -> kept(row, cause, history, findings));
      }
    }
  }

  /** Something that is only kept in mind is an effect, too. */
  private static boolean hasEffect(ProcessedEventRow row, History history) {
    Optional<String> topic = Optional.of(row.topic());
    return effects(history, row.eventId()).stream()
            .anyMatch(event -> Causes.topicOf(event, history).equals(topic))
        || history.trail().causedBy(row.eventId()).stream()
            .anyMatch(each -> each.causingTopic().equals(topic));
  }

  private static List<PublishedEvent> effects(History history, String eventId) {
    return history.outbound().byCause().getOrDefault(eventId, List.of());
  }

  private static void kept(
      CouponHistoryRow row, String causeId, History history, Findings findings) {
    findings.addUnless(
        row.causingTopic()
            .map(topic -> new ProcessedEventRow(topic, causeId))
            .filter(history.processed()::contains)
            .isPresent(),
        row.subject(),
        "its cause " + causeId + " is not stored as processed");
  }

  private static void check(
      String causeId, PublishedEvent effect, History history, Findings findings) {
    Optional<ProcessedEventRow> cause =
        Causes.topicOf(effect, history).map(topic -> new ProcessedEventRow(topic, causeId));
    boolean stored = cause.filter(history.processed()::contains).isPresent();
    if (!stored && !isIssueByDeadLetter(effect, cause, history)) {
      findings.add(effect.subject(), "its cause " + causeId + " is not stored as processed");
    }
    cause
        .map(history.inbox().events()::get)
        .ifPresent(each -> compare(each, effect, history, findings));
  }

  /** A payment issues a coupon even when its own coupon makes it a dead letter. */
  private static boolean isIssueByDeadLetter(
      PublishedEvent effect, Optional<ProcessedEventRow> cause, History history) {
    return effect.topic() == PublishedTopic.ISSUED
        && cause.filter(history.failedByEvent()::containsKey).isPresent();
  }

  private static void compare(
      InboundEvent cause, PublishedEvent effect, History history, Findings findings) {
    findings.addUnless(
        effect.correlationId().equals(cause.correlationId()),
        effect::subject,
        () ->
            "has the correlationId "
                + effect.correlationId()
                + " instead of its cause's "
                + cause.correlationId());
    FieldComparison comparison =
        new FieldComparison(effect, findings).number("userId", cause.userId());
    switch (effect.topic()) {
      case USED ->
          comparison
              .number("couponId", cause.couponId().orElse(-1))
              .text("orderId", cause.orderId())
              .text("paymentId", cause.paymentId().orElse(""))
              .time("usedAt", cause.happenedAt());
      case CANCELLED -> {
        comparison.number("couponId", cause.couponId().orElse(-1)).text("orderId", cause.orderId());
        cause.reservationId().ifPresent(id -> comparison.text("reservationId", id));
        cancelledAt(cause, effect, comparison, history, findings);
      }
      case ISSUED -> comparison.text("issueType", "EVENT");
      case EXPIRED, RESERVED -> {}
    }
  }

  /** A payment that comes after the order was cancelled gives the coupon back as of then. */
  private static void cancelledAt(
      InboundEvent cause,
      PublishedEvent effect,
      FieldComparison comparison,
      History history,
      Findings findings) {
    if (cause.topic() != InboundTopic.PAYMENT_COMPLETED) {
      comparison.time("cancelledAt", cause.happenedAt());
    } else {
      findings.addUnless(
          history.inbox().cancellationsOf(cause.order()).stream()
              .anyMatch(each -> FieldComparison.isTime(effect, "cancelledAt", each.happenedAt())),
          effect.subject(),
          "nobody said that its order was cancelled then");
    }
  }
}
