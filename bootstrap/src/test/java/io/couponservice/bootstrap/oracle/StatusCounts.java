package io.couponservice.bootstrap.oracle;

/** How many coupons of a policy the service counts in each status but issued. */
public record StatusCounts(long policyId, long reserved, long used, long expired) {}
