package io.couponservice.domain.coupon;

/**
 * Why something was refused. The names are stable codes: they appear in HTTP answers and as reasons
 * of dead letters.
 */
public enum Refusal {
  /** No policy has this code, or it does not issue now by code. One answer for all of these. */
  COUPON_CODE_NOT_ACCEPTED,
  /** There is no such policy. */
  UNKNOWN_POLICY,
  /** The policy does not issue in this way. */
  ISSUE_TYPE_NOT_ALLOWED,
  /** The policy does not issue at this time. */
  OUTSIDE_ISSUE_WINDOW,
  /** All coupons of the policy have been issued. */
  OUT_OF_STOCK,
  /** The user has had as many coupons of the policy as one user may have. */
  USER_LIMIT_REACHED,
  /** There is no such coupon. */
  UNKNOWN_COUPON,
  /** There is no such reservation. */
  UNKNOWN_RESERVATION,
  /** The coupon belongs to somebody else. */
  NOT_COUPON_OWNER,
  /** The policy of the coupon was deactivated. */
  POLICY_INACTIVE,
  /** The coupon's validity is over. */
  COUPON_EXPIRED,
  /** The coupon was used. */
  COUPON_USED,
  /** Another order holds the coupon. */
  ALREADY_RESERVED,
  /** The order holds the coupon already, with another amount. */
  ORDER_AMOUNT_DIFFERS,
  /** The order is smaller than the policy asks for. */
  MIN_ORDER_AMOUNT_NOT_MET,
  /** The order was cancelled. */
  ORDER_CANCELLED,
  /** The reservation was paid, its coupon is used. */
  RESERVATION_CONFIRMED,
  /** The event names another user, order or coupon than the reservation has. */
  MISMATCH,
  /** The reservation accepted another payment before. */
  DOUBLE_PAYMENT,
  /** The payment was completed after the reservation expired, and the policy rejects that. */
  LATE_PAYMENT,
  /** Another reservation holds or used the coupon by now. */
  RESERVATION_CONFLICT,
  /** The payment that is said to have failed was accepted as completed before. */
  CONTRADICTORY_PAYMENT
}
