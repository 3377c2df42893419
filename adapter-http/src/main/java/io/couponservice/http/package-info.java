/**
 * The HTTP interface for order, payment and admin systems. Entry type: {@link
 * io.couponservice.http.HttpApi}. Routes are declared in {@link io.couponservice.http.coupon},
 * {@link io.couponservice.http.policy} and {@link io.couponservice.http.health}; who may use them
 * is decided in {@link io.couponservice.http.auth}; what goes wrong becomes an answer in {@link
 * io.couponservice.http.problem}. It calls the use cases of {@code coupon-application} and knows
 * nothing of the other adapters.
 */
package io.couponservice.http;
