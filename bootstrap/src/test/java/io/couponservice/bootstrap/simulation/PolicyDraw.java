package io.couponservice.bootstrap.simulation;

import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.CouponCode;
import io.couponservice.domain.policy.Discount;
import io.couponservice.domain.policy.DiscountType;
import io.couponservice.domain.policy.IssueTrigger;
import io.couponservice.domain.policy.IssueTrigger.TriggerType;
import io.couponservice.domain.policy.IssueType;
import io.couponservice.domain.policy.IssueWindow;
import io.couponservice.domain.policy.LatePaymentRule;
import io.couponservice.domain.policy.PolicyTerms;
import io.couponservice.domain.policy.Quantity;
import io.couponservice.domain.policy.RestoreRule;
import io.couponservice.domain.policy.Validity;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;

/** Draws policies, so that every rule and every limit is met within a few days. */
final class PolicyDraw {

  private PolicyDraw() {}

  static PolicyTerms draw(SplittableRandom random, String code) {
    Set<IssueType> types = EnumSet.of(IssueType.CODE);
    if (random.nextInt(3) == 0) {
      types.add(IssueType.DIRECT);
    }
    boolean automatic = random.nextInt(3) == 0;
    if (automatic) {
      types.add(IssueType.EVENT);
    }
    RestoreRule restore = oneOf(RestoreRule.values(), random);
    LocalDateTime start = SimClock.LOCAL_START;
    boolean fixedEnd = random.nextInt(3) == 0;
    return new PolicyTerms(
        "name of " + code,
        new CouponCode(code),
        types,
        discount(random),
        new Won(random.nextInt(2) * 20_000L),
        new Quantity(random.nextInt(3) == 0 ? null : 1L + random.nextInt(6), 1 + random.nextInt(3)),
        new IssueWindow(start, start.plusDays(1 + random.nextInt(30))),
        fixedEnd
            ? new Validity(null, start.plusHours(6 + random.nextInt(100)))
            : new Validity(1 + random.nextInt(3), null),
        Duration.ofMinutes(5 + random.nextInt(60)),
        restore,
        restore == RestoreRule.RESTORE_WITH_GRACE ? 1 + random.nextInt(4) : null,
        oneOf(LatePaymentRule.values(), random),
        automatic
            ? new IssueTrigger(TriggerType.PAYMENT_COMPLETED, new Won(random.nextInt(3) * 40_000L))
            : null);
  }

  private static <T> T oneOf(T[] values, SplittableRandom random) {
    return values[random.nextInt(values.length)];
  }

  private static Discount discount(SplittableRandom random) {
    return random.nextBoolean()
        ? new Discount(DiscountType.FIXED_AMOUNT, 1 + random.nextInt(30_000), null)
        : new Discount(
            DiscountType.PERCENTAGE,
            1 + random.nextInt(100),
            random.nextBoolean() ? null : new Won(5_000));
  }
}
