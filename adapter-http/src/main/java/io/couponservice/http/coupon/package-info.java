/**
 * Coupons and reservations: {@link io.couponservice.http.coupon.CouponCommandRoutes} change them,
 * {@link io.couponservice.http.coupon.CouponReadRoutes} show them.
 */
package io.couponservice.http.coupon;
