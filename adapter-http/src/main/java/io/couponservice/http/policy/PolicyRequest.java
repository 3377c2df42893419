package io.couponservice.http.policy;

import static io.couponservice.http.json.JsonValues.localDateTime;
import static io.couponservice.http.json.JsonValues.number;
import static io.couponservice.http.json.JsonValues.oneOf;
import static io.couponservice.http.json.JsonValues.setOf;
import static io.couponservice.http.json.JsonValues.text;

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
import io.couponservice.http.json.JsonFields;
import io.couponservice.http.json.JsonValue;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Set;

/** The body that creates a policy: first each field by itself, then what they make up together. */
final class PolicyRequest {

  static final int MAX_NAME = 100;
  private static final int MAX_CODE = 64;
  private static final int MAX_DAYS = 3650;
  private static final int MAX_RESERVATION_MINUTES = 43_200;
  private static final int DEFAULT_RESERVATION_MINUTES = 30;

  private static final JsonValue<Long> COUNT = number(1, Long.MAX_VALUE);
  private static final JsonValue<Won> WON = number(0, Long.MAX_VALUE).map(Won::new);
  private static final JsonValue<Integer> DAYS = number(1, MAX_DAYS).map(Math::toIntExact);

  private final JsonFields json;
  private final String couponName;
  private final CouponCode couponCode;
  private final Set<IssueType> issueTypes;
  private final DiscountType discountType;
  private final Long discountValue;
  private final Won maxDiscountAmount;
  private final Won minOrderAmount;
  private final Long totalQuantity;
  private final Integer perUserLimit;
  private final LocalDateTime issueStartsAt;
  private final LocalDateTime issueEndsAt;
  private final Integer validDays;
  private final LocalDateTime validUntil;
  private final Long reservationMinutes;
  private final RestoreRule restoreRule;
  private final Integer restoreGraceDays;
  private final LatePaymentRule latePaymentRule;
  private final IssueTrigger trigger;

  private PolicyRequest(JsonFields json) {
    this.json = json;
    couponName = json.required("couponName", text(MAX_NAME));
    couponCode = json.nullable("couponCode", text(MAX_CODE).map(CouponCode::new));
    issueTypes = json.required("issueTypes", setOf(IssueType.class));
    discountType = json.required("discountType", oneOf(DiscountType.class));
    discountValue = json.required("discountValue", COUNT);
    maxDiscountAmount = json.nullable("maxDiscountAmount", WON);
    minOrderAmount = json.optional("minOrderAmount", WON, Won.ZERO);
    totalQuantity = json.nullable("totalQuantity", COUNT);
    perUserLimit =
        json.optional("perUserLimit", number(1, Integer.MAX_VALUE).map(Math::toIntExact), 1);
    issueStartsAt = json.required("issueStartsAt", localDateTime());
    issueEndsAt = json.required("issueEndsAt", localDateTime());
    validDays = json.nullable("validDays", DAYS);
    validUntil = json.nullable("validUntil", localDateTime());
    reservationMinutes =
        json.optional(
            "reservationMinutes",
            number(1, MAX_RESERVATION_MINUTES),
            (long) DEFAULT_RESERVATION_MINUTES);
    restoreRule = json.optional("restoreRule", oneOf(RestoreRule.class), RestoreRule.RESTORE);
    restoreGraceDays = json.nullable("restoreGraceDays", DAYS);
    latePaymentRule =
        json.optional("latePaymentRule", oneOf(LatePaymentRule.class), LatePaymentRule.HONOUR);
    trigger = trigger(json.nullableObject("trigger"));
    json.check();
  }

  /**
   * Reads the body.
   *
   * @param json not null
   * @return never null
   * @throws io.couponservice.http.json.MalformedJsonException if it has mistakes
   */
  static PolicyTerms terms(JsonFields json) {
    return new PolicyRequest(json).terms();
  }

  private static IssueTrigger trigger(JsonFields trigger) {
    if (trigger == null) {
      return null;
    }
    TriggerType type = trigger.required("eventType", oneOf(TriggerType.class));
    Won minAmount = trigger.required("minAmount", WON);
    return type == null || minAmount == null ? null : new IssueTrigger(type, minAmount);
  }

  private PolicyTerms terms() {
    Discount discount = discount();
    IssueWindow window =
        json.built("issueEndsAt", () -> new IssueWindow(issueStartsAt, issueEndsAt));
    Validity validity = json.built("validDays", () -> new Validity(validDays, validUntil));
    json.check();
    PolicyTerms terms =
        json.built(
            () ->
                new PolicyTerms(
                    couponName,
                    couponCode,
                    issueTypes,
                    discount,
                    minOrderAmount,
                    new Quantity(totalQuantity, perUserLimit),
                    window,
                    validity,
                    Duration.ofMinutes(reservationMinutes),
                    restoreRule,
                    restoreGraceDays,
                    latePaymentRule,
                    trigger));
    json.check();
    return terms;
  }

  private Discount discount() {
    // Without its cap first, so that each mistake names its field.
    Discount uncapped =
        json.built("discountValue", () -> new Discount(discountType, discountValue, null));
    return uncapped == null || maxDiscountAmount == null
        ? uncapped
        : json.built(
            "maxDiscountAmount",
            () -> new Discount(discountType, discountValue, maxDiscountAmount));
  }
}
