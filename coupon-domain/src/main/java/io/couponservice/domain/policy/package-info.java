/**
 * Policies (쿠폰 정책): the templates that coupons are issued from. Start at {@link
 * io.couponservice.domain.policy.CouponPolicy}; what its coupons may do is decided in {@link
 * io.couponservice.domain.coupon}.
 */
package io.couponservice.domain.policy;
