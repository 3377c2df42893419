package io.couponservice.bootstrap.oracle;

import java.time.LocalDateTime;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** One policy for each rule. A coupon is of the policy that its thousands name. */
final class PlantedPolicies {

  static final long RESTORE = 1;
  static final long WITH_GRACE = 2;
  static final long NEVER = 3;
  static final long DEACTIVATED = 4;
  static final long BY_PAYMENT = 5;
  static final long REJECT = 6;
  static final int COUNT = 6;

  private PlantedPolicies() {}

  static long of(long couponId) {
    return couponId / 1000;
  }

  static Optional<String> code(long policy) {
    return policy == BY_PAYMENT ? Optional.empty() : Optional.of("WELCOME");
  }

  static PolicyRow row(long policy, long stock, int perUserLimit, long issued) {
    return new PolicyRow(
        policy,
        code(policy),
        policy == BY_PAYMENT ? Set.of("EVENT") : Set.of("CODE", "DIRECT"),
        "FIXED_AMOUNT",
        PlantedRun.DISCOUNT,
        OptionalLong.of(stock),
        perUserLimit,
        policy == DEACTIVATED ? OptionalInt.empty() : OptionalInt.of(30),
        policy == DEACTIVATED
            ? Optional.of(LocalDateTime.parse("2024-12-31T23:59:59"))
            : Optional.empty(),
        policy == WITH_GRACE ? "RESTORE_WITH_GRACE" : policy == NEVER ? "NEVER" : "RESTORE",
        policy == WITH_GRACE ? OptionalInt.of(7) : OptionalInt.empty(),
        policy == REJECT ? "REJECT" : "HONOUR",
        policy == BY_PAYMENT ? Optional.of("PAYMENT_COMPLETED") : Optional.empty(),
        policy == BY_PAYMENT ? OptionalLong.of(50_000) : OptionalLong.empty(),
        issued,
        policy == DEACTIVATED
            ? Optional.of(LocalDateTime.parse("2024-02-15T09:00:00"))
            : Optional.empty());
  }
}
