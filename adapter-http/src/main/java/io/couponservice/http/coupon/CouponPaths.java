package io.couponservice.http.coupon;

/** Where coupons and reservations are found. */
final class CouponPaths {

  static final String COUPONS = "/api/v1/coupons";
  static final String RESERVATIONS = "/api/v1/reservations";
  static final String COUPON_ID = "couponId";
  static final String RESERVATION_ID = "reservationId";

  private CouponPaths() {}

  static String of(long couponId) {
    return COUPONS + "/" + couponId;
  }

  static String of(String reservationId) {
    return RESERVATIONS + "/" + reservationId;
  }
}
