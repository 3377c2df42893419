package io.couponservice.domain.policy;

/**
 * How many coupons a policy may issue.
 *
 * @param total the stock over the policy's whole life, 1 or more, or null for unlimited
 * @param perUser how many one user may ever get, 1 or more
 */
public record Quantity(Long total, int perUser) {

  /** Checks the ranges above. */
  public Quantity {
    if (total != null && total < 1) {
      throw new IllegalArgumentException("a stock is 1 or more, was " + total);
    }
    if (perUser < 1) {
      throw new IllegalArgumentException("a limit per user is 1 or more, was " + perUser);
    }
  }

  /**
   * Whether one more coupon is in stock.
   *
   * @param issued how many were issued so far
   * @return true if the stock is unlimited or not exhausted
   */
  public boolean hasStockAfter(long issued) {
    return total == null || issued < total;
  }
}
