package io.couponservice.application.coupon;

import io.couponservice.domain.coupon.Reservation;

/**
 * What an order got.
 *
 * @param reservation not null
 * @param made false if the order held the coupon before
 */
public record ReservedCoupon(Reservation reservation, boolean made) {}
