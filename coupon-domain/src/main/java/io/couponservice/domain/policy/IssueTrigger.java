package io.couponservice.domain.policy;

import io.couponservice.domain.money.Won;
import java.util.Objects;

/**
 * The event that issues a coupon by itself (이벤트 기반 자동 발급).
 *
 * @param eventType so far only {@code PAYMENT_COMPLETED}
 * @param minAmount the least paid amount that counts, not null
 */
public record IssueTrigger(TriggerType eventType, Won minAmount) {

  /** Checks for null. */
  public IssueTrigger {
    Objects.requireNonNull(eventType, "eventType");
    Objects.requireNonNull(minAmount, "minAmount");
  }

  /**
   * Whether a payment triggers the issue.
   *
   * @param paid what was paid, not null
   * @return true from the minimum amount
   */
  public boolean matches(Won paid) {
    return paid.compareTo(minAmount) >= 0;
  }

  /** The events that can trigger an issue. */
  public enum TriggerType {
    /** A payment was completed. */
    PAYMENT_COMPLETED
  }
}
