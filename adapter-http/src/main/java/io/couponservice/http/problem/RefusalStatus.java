package io.couponservice.http.problem;

import io.couponservice.domain.coupon.Refusal;

/** The HTTP status of each refusal. */
final class RefusalStatus {

  private static final int NOT_FOUND = 404;
  private static final int BY_STATE = 409;
  private static final int BY_RULE = 422;

  private RefusalStatus() {}

  // No default: a refusal that is new does not compile until it has a status.
  static int of(Refusal refusal) {
    return switch (refusal) {
      case UNKNOWN_POLICY, UNKNOWN_COUPON, NOT_COUPON_OWNER, UNKNOWN_RESERVATION -> NOT_FOUND;
      case COUPON_CODE_NOT_ACCEPTED,
          ISSUE_TYPE_NOT_ALLOWED,
          OUTSIDE_ISSUE_WINDOW,
          OUT_OF_STOCK,
          USER_LIMIT_REACHED,
          MIN_ORDER_AMOUNT_NOT_MET ->
          BY_RULE;
      case POLICY_INACTIVE,
          COUPON_EXPIRED,
          COUPON_USED,
          ALREADY_RESERVED,
          ORDER_AMOUNT_DIFFERS,
          ORDER_CANCELLED,
          RESERVATION_CONFIRMED ->
          BY_STATE;
      // Only events get these so far.
      case MISMATCH, DOUBLE_PAYMENT, LATE_PAYMENT, RESERVATION_CONFLICT, CONTRADICTORY_PAYMENT ->
          BY_STATE;
    };
  }
}
