/**
 * Use cases about coupons. Each takes a list of commands, loads all that they touch, decides in
 * memory, and saves what changed, in one transaction and a fixed number of statements. By command:
 * {@link io.couponservice.application.coupon.IssueCoupons}, {@link
 * io.couponservice.application.coupon.ReserveCoupons}, {@link
 * io.couponservice.application.coupon.ReleaseReservations}, {@link
 * io.couponservice.application.coupon.UseCoupons}. By time: {@link
 * io.couponservice.application.coupon.TimeOutReservations}, {@link
 * io.couponservice.application.coupon.ExpireCoupons}. What they share is {@link
 * io.couponservice.application.coupon.CouponSet}.
 */
package io.couponservice.application.coupon;
