package io.couponservice.application.coupon;

import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.policy.CouponPolicy;

/**
 * A coupon with what one needs to show it.
 *
 * @param coupon not null
 * @param policy its policy, not null
 * @param holder the reservation that holds or used it, null if it is free
 */
public record IssuedCoupon(Coupon coupon, CouponPolicy policy, Reservation holder) {}
