/**
 * Coupons and reservations: what they are, and pure decisions about them. {@link
 * io.couponservice.domain.coupon.CouponTransitions} is the lifecycle; each {@code *Decision} says
 * what one command or event does to a coupon, and gives a {@link
 * io.couponservice.domain.coupon.Decision}. No I/O, no clock, no random numbers.
 *
 * <p>Local times are whole seconds in one zone, and who calls sees to that: a fraction of a second
 * would make a coupon end within the second in which it is still good, and could not be written in
 * the events. Identities are the caller's too; the schemas of the events say what they look like.
 */
package io.couponservice.domain.coupon;
