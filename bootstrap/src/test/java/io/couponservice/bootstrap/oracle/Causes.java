package io.couponservice.bootstrap.oracle;

import java.util.List;
import java.util.Optional;

/** Finds the topic of what caused an event: ids are unique within a topic only. */
final class Causes {

  private Causes() {}

  /** Empty for what no consumed event causes. */
  static Optional<String> topicOf(PublishedEvent effect, History history) {
    if (effect.causationId().isEmpty()) {
      return Optional.empty();
    }
    return switch (effect.topic()) {
      case USED, ISSUED -> Optional.of(InboundTopic.PAYMENT_COMPLETED.topic());
      case CANCELLED -> Optional.of(ofRelease(effect, history));
      case EXPIRED -> ofExpiry(effect, history);
      case RESERVED -> Optional.empty();
    };
  }

  /** An order cancelled gives back when it comes, or when its payment comes after it. */
  private static String ofRelease(PublishedEvent effect, History history) {
    return history.trail().publishing(effect).stream()
        .flatMap(row -> row.causingTopic().stream())
        .findFirst()
        .orElseGet(
            () ->
                effect.text("reason").equals("PAYMENT_FAILED")
                    ? InboundTopic.PAYMENT_FAILED.topic()
                    : InboundTopic.ORDER_CANCELLED.topic());
  }

  /** An expiry follows from a release of the same coupon in the same step. */
  private static Optional<String> ofExpiry(PublishedEvent effect, History history) {
    return history
        .outbound()
        .byCause()
        .getOrDefault(effect.causationId().orElseThrow(), List.of())
        .stream()
        .filter(each -> each.topic() == PublishedTopic.CANCELLED)
        .filter(each -> each.couponId() == effect.couponId())
        .map(each -> ofRelease(each, history))
        .findFirst();
  }
}
