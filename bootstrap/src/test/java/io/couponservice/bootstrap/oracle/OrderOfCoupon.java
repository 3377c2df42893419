package io.couponservice.bootstrap.oracle;

/** An order as far as it is about one coupon. */
record OrderOfCoupon(long couponId, String orderId) {}
