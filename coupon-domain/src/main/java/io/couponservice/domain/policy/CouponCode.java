package io.couponservice.domain.policy;

import java.util.Locale;
import java.util.Objects;

/**
 * A code that a user enters to get a coupon. Codes are compared without case or surrounding space.
 *
 * @param value the code as the policy spells it, not null, without surrounding space
 */
public record CouponCode(String value) {

  /** Removes surrounding space. */
  public CouponCode {
    value = Objects.requireNonNull(value, "value").strip();
  }

  /**
   * The form in which two spellings of one code are equal.
   *
   * @return never null
   */
  public String normalized() {
    return value.toUpperCase(Locale.ROOT);
  }
}
