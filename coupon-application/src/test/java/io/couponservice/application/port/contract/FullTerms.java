package io.couponservice.application.port.contract;

import static io.couponservice.application.fixture.SampleTimes.NOW;

import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.CouponCode;
import io.couponservice.domain.policy.Discount;
import io.couponservice.domain.policy.DiscountType;
import io.couponservice.domain.policy.IssueTrigger;
import io.couponservice.domain.policy.IssueType;
import io.couponservice.domain.policy.IssueWindow;
import io.couponservice.domain.policy.LatePaymentRule;
import io.couponservice.domain.policy.PolicyTerms;
import io.couponservice.domain.policy.Quantity;
import io.couponservice.domain.policy.RestoreRule;
import io.couponservice.domain.policy.Validity;
import java.time.Duration;
import java.util.Set;

/** Terms in which nothing is left out, to be stored and read. */
final class FullTerms {

  static final PolicyTerms TERMS =
      new PolicyTerms(
          "봄맞이 20%",
          new CouponCode("Spring-봄"),
          Set.of(IssueType.CODE, IssueType.DIRECT, IssueType.EVENT),
          new Discount(DiscountType.PERCENTAGE, 20, new Won(5_000)),
          new Won(30_000),
          new Quantity(1_000L, 3),
          new IssueWindow(NOW.minusDays(3), NOW.plusDays(3)),
          new Validity(null, NOW.plusDays(90)),
          Duration.ofMinutes(45),
          RestoreRule.RESTORE_WITH_GRACE,
          7,
          LatePaymentRule.REJECT,
          new IssueTrigger(IssueTrigger.TriggerType.PAYMENT_COMPLETED, new Won(50_000)));

  private FullTerms() {}
}
