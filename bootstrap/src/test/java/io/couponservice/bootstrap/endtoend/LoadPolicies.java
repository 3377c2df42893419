package io.couponservice.bootstrap.endtoend;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** The policies under load: some plentiful, some with less stock than demand, one soon over. */
final class LoadPolicies {

  private static final Duration GOOD_FOR = Duration.ofSeconds(25);
  private static final Duration CREATED_WITHIN = Duration.ofSeconds(10);

  private final LocalDateTime now =
      LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
  private final LocalDateTime briefUntil = now.plus(GOOD_FOR);

  /** The code of the policy whose validity ends during the test. */
  static final String BRIEF = "KILL-BRIEF";

  /** Codes, the plentiful ones more often. */
  static final List<String> DRAWN =
      List.of(
          "KILL-OPEN",
          "KILL-OPEN",
          "KILL-OPEN",
          "KILL-OPEN",
          "KILL-OPEN",
          "KILL-PERCENT",
          "KILL-PERCENT",
          "KILL-PERCENT",
          "KILL-SCARCE",
          "KILL-TINY",
          BRIEF,
          BRIEF);

  void create(CouponApi api, SplittableRandom random) throws Exception {
    create(api, random, policy("KILL-OPEN", "FIXED_AMOUNT", 10_000, null, 2));
    create(api, random, percentage());
    create(api, random, policy("KILL-SCARCE", "FIXED_AMOUNT", 3_000, 150, 1));
    create(api, random, policy("KILL-TINY", "FIXED_AMOUNT", 5_000, 20, 2));
    create(api, random, brief());
  }

  /** When coupons of the brief policy are good no longer. */
  boolean isBriefOver() {
    return LocalDateTime.now(ZoneOffset.UTC).isAfter(briefUntil.plusSeconds(1));
  }

  private static void create(CouponApi api, SplittableRandom random, Map<String, Object> policy)
      throws Exception {
    Optional<CouponApi.Answer> answer =
        Await.answer(
            CREATED_WITHIN,
            () -> api.post("/api/v1/policies", policy, random).filter(each -> !each.isTemporary()));
    if (answer.filter(each -> each.status() == 201).isEmpty()) {
      throw new AssertionError("could not create " + policy + ": " + answer);
    }
  }

  private Map<String, Object> percentage() {
    Map<String, Object> policy = policy("KILL-PERCENT", "PERCENTAGE", 15, null, 1);
    policy.put("maxDiscountAmount", 5_000);
    policy.put("minOrderAmount", 10_000);
    return policy;
  }

  private Map<String, Object> brief() {
    Map<String, Object> policy = policy(BRIEF, "FIXED_AMOUNT", 1_000, null, 2);
    policy.put("issueEndsAt", briefUntil.toString());
    policy.put("validDays", null);
    policy.put("validUntil", briefUntil.toString());
    return policy;
  }

  private Map<String, Object> policy(
      String code, String discountType, long discount, Integer stock, int perUserLimit) {
    Map<String, Object> policy = new HashMap<>();
    policy.put("couponName", "쿠폰 " + code);
    policy.put("couponCode", code);
    policy.put("issueTypes", List.of("CODE"));
    policy.put("discountType", discountType);
    policy.put("discountValue", discount);
    policy.put("maxDiscountAmount", null);
    policy.put("minOrderAmount", 0);
    policy.put("totalQuantity", stock);
    policy.put("perUserLimit", perUserLimit);
    policy.put("issueStartsAt", now.minusDays(1).toString());
    policy.put("issueEndsAt", now.plusDays(1).toString());
    policy.put("validDays", 30);
    policy.put("validUntil", null);
    policy.put("reservationMinutes", 30);
    policy.put("restoreRule", "RESTORE");
    policy.put("restoreGraceDays", null);
    policy.put("latePaymentRule", "HONOUR");
    policy.put("trigger", null);
    return policy;
  }
}
