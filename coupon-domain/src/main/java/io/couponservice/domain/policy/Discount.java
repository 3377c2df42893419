package io.couponservice.domain.policy;

import io.couponservice.domain.money.Won;
import java.util.Objects;

/**
 * What a coupon is worth.
 *
 * @param type how it is computed, not null
 * @param value won for {@link DiscountType#FIXED_AMOUNT}, 1 or more; per cent for {@link
 *     DiscountType#PERCENTAGE}, 1 to 100
 * @param maxAmount the cap of a percentage, null for none; always null for a fixed amount
 */
public record Discount(DiscountType type, long value, Won maxAmount) {

  /** Checks the ranges above. */
  public Discount {
    Objects.requireNonNull(type, "type");
    if (value < 1) {
      throw new IllegalArgumentException("a discount is 1 or more, was " + value);
    }
    if (type == DiscountType.PERCENTAGE && value > 100) {
      throw new IllegalArgumentException("a percentage is at most 100, was " + value);
    }
    if (type == DiscountType.FIXED_AMOUNT && maxAmount != null) {
      throw new IllegalArgumentException("only a percentage has a cap");
    }
  }

  /**
   * The discount on an order.
   *
   * @param orderAmount not null
   * @return never null, never more than the order amount
   */
  public Won on(Won orderAmount) {
    Won discount =
        switch (type) {
          case FIXED_AMOUNT -> new Won(value);
          case PERCENTAGE -> capped(orderAmount.percent(value));
        };
    return discount.min(orderAmount);
  }

  private Won capped(Won discount) {
    return maxAmount == null ? discount : discount.min(maxAmount);
  }
}
