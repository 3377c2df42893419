/** Coupons, reservations and the commands that made them, in PostgreSQL. */
package io.couponservice.persistence.coupon;
