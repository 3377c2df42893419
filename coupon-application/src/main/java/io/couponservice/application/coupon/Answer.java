package io.couponservice.application.coupon;

import io.couponservice.domain.coupon.Refusal;
import java.time.Duration;

/**
 * What a command gets back.
 *
 * @param <T> what it made
 */
public sealed interface Answer<T> {

  /**
   * It took effect.
   *
   * @param value what it made, not null
   * @param <T> what it made
   */
  record Done<T>(T value) implements Answer<T> {}

  /**
   * It was refused and changed nothing.
   *
   * @param refusal the reason, not null
   * @param detail what a person needs to understand it, not null
   * @param <T> what it would have made
   */
  record Refused<T>(Refusal refusal, String detail) implements Answer<T> {}

  /**
   * It was not looked at: the user has entered too many wrong codes.
   *
   * @param retryAfter how long it will be like that, more than 0
   * @param <T> what it would have made
   */
  record Throttled<T>(Duration retryAfter) implements Answer<T> {}

  /**
   * It failed and changed nothing: a bug.
   *
   * @param cause not null
   * @param <T> what it would have made
   */
  record Failed<T>(RuntimeException cause) implements Answer<T> {}
}
