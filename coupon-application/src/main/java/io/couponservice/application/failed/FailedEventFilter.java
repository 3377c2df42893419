package io.couponservice.application.failed;

import java.time.Instant;
import java.util.List;

/**
 * Which failed events are asked for: those that have all that is given.
 *
 * @param topic that they came from, null for any
 * @param reason null for any
 * @param status null for any
 * @param from the earliest time of their last failure, null for none
 * @param to the time before which they failed last, null for none
 * @param userId null for any
 * @param couponId null for any
 * @param orderId null for any
 * @param ids of dead letters, empty for any
 */
public record FailedEventFilter(
    String topic,
    String reason,
    FailedEventStatus status,
    Instant from,
    Instant to,
    Long userId,
    Long couponId,
    String orderId,
    List<String> ids) {

  /** All there are. */
  public static final FailedEventFilter ALL =
      new FailedEventFilter(null, null, null, null, null, null, null, null, List.of());

  /** Copies the list. */
  public FailedEventFilter {
    ids = List.copyOf(ids);
  }

  /**
   * The same, of one status.
   *
   * @param only not null
   * @return never null
   */
  public FailedEventFilter of(FailedEventStatus only) {
    return new FailedEventFilter(topic, reason, only, from, to, userId, couponId, orderId, ids);
  }
}
