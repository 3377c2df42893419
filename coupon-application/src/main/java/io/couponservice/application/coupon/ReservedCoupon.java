package io.couponservice.application.coupon;

import io.couponservice.domain.coupon.Reservation;

/**
 * What an order got.
 *
 * @param coupon as it is by now, not null
 * @param reservation not null
 * @param made false if the order held the coupon before
 */
public record ReservedCoupon(IssuedCoupon coupon, Reservation reservation, boolean made) {}
