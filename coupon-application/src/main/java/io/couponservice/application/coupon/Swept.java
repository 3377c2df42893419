package io.couponservice.application.coupon;

/**
 * What one round of a sweep did.
 *
 * @param found how many were due that have not failed before; if fewer than the limit of the round,
 *     nothing else is due
 * @param changed how many of them were changed; the others were somebody else's by then, or failed
 */
public record Swept(int found, int changed) {}
