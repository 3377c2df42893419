/**
 * Coupons and reservations: what they are, and pure decisions about them. {@link
 * io.couponservice.domain.coupon.CouponTransitions} is the lifecycle; each {@code *Decision} says
 * what one command or event does to a coupon, and gives a {@link
 * io.couponservice.domain.coupon.Decision}. No I/O, no clock, no random numbers.
 */
package io.couponservice.domain.coupon;
