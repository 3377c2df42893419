package io.couponservice.application.port;

import io.couponservice.domain.coupon.CouponStatus;

/**
 * How many coupons have a status that is not {@link CouponStatus#ISSUED}; or by how much that
 * changed.
 *
 * @param reserved coupons that an order holds
 * @param used coupons that were used
 * @param expired coupons that have expired
 */
public record StatusCounts(long reserved, long used, long expired) {

  /** Nothing. */
  public static final StatusCounts NONE = new StatusCounts(0, 0, 0);

  /**
   * These counts after one coupon moved.
   *
   * @param from its status before, not null
   * @param to its status after, not null
   * @return never null
   */
  public StatusCounts moved(CouponStatus from, CouponStatus to) {
    return plus(from, -1).plus(to, 1);
  }

  private StatusCounts plus(CouponStatus status, int change) {
    return switch (status) {
      case ISSUED -> this;
      case RESERVED -> new StatusCounts(reserved + change, used, expired);
      case USED -> new StatusCounts(reserved, used + change, expired);
      case EXPIRED -> new StatusCounts(reserved, used, expired + change);
    };
  }
}
