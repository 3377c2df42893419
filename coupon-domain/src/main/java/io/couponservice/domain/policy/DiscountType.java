package io.couponservice.domain.policy;

/** How a discount is computed. The names are those of the events and of the HTTP interface. */
public enum DiscountType {
  /** A fixed amount of won. */
  FIXED_AMOUNT,
  /** A percentage of the order amount, rounded down, with an optional cap. */
  PERCENTAGE
}
