/** The parts put together by hand: {@link io.couponservice.bootstrap.wiring.CouponService}. */
package io.couponservice.bootstrap.wiring;
