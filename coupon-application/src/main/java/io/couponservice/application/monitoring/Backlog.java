package io.couponservice.application.monitoring;

import io.couponservice.domain.coupon.CouponStatus;
import java.time.Duration;
import java.util.Map;

/**
 * How much is stored that waits for something, and how many coupons there are.
 *
 * @param outboxDepth records that are still to be published; counted up to {@link #MOST_COUNTED}
 * @param outboxOldest how long the oldest of them has waited, zero if there is none
 * @param undeliverable records that the broker refused for good
 * @param deadLetters outstanding ones by the topic that they came from; a topic without one is not
 *     in it
 * @param retrying failed events that wait for their next attempt
 * @param coupons how many have which status
 */
public record Backlog(
    long outboxDepth,
    Duration outboxOldest,
    long undeliverable,
    Map<String, Long> deadLetters,
    long retrying,
    Map<CouponStatus, Long> coupons) {

  /** To count more of the outbox would cost more than it tells. */
  public static final int MOST_COUNTED = 1_000_000;

  /** Copies the maps. */
  public Backlog {
    deadLetters = Map.copyOf(deadLetters);
    coupons = Map.copyOf(coupons);
  }
}
