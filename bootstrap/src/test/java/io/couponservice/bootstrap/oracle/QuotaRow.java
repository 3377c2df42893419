package io.couponservice.bootstrap.oracle;

/** How many coupons of a policy the service thinks a user got. */
public record QuotaRow(long policyId, long userId, int issued, int perUserLimit) {}
