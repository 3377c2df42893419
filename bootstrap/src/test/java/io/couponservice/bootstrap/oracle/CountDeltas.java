package io.couponservice.bootstrap.oracle;

/** The sums of a policy's count deltas. */
public record CountDeltas(long policyId, long reserved, long used, long expired) {}
