/**
 * Use cases about coupons. Each takes a list of commands, loads all that they touch, decides in
 * memory, and saves what changed, in one transaction and a fixed number of statements. Entry types:
 * {@link io.couponservice.application.coupon.IssueCoupons} and {@link
 * io.couponservice.application.coupon.ReserveCoupons}.
 */
package io.couponservice.application.coupon;
