package io.couponservice.http.policy;

import io.couponservice.application.policy.Policies.CountedPolicy;
import io.couponservice.application.port.StatusCounts;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.CouponCode;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.Discount;
import io.couponservice.domain.policy.IssueTrigger;
import io.couponservice.domain.policy.IssueType;
import io.couponservice.domain.policy.PolicyTerms;
import io.couponservice.http.json.Json;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A policy as it is shown: every field is there, null or not. */
final class PolicyJson {

  private PolicyJson() {}

  static ObjectNode of(CountedPolicy counted) {
    CouponPolicy policy = counted.policy();
    ObjectNode json = Json.object();
    json.put("policyId", policy.policyId());
    putOffer(json, policy.terms());
    putTimes(json, policy.terms());
    putRules(json, policy.terms());
    json.put("active", policy.active());
    json.put("createdAt", Json.text(policy.createdAt()));
    putCounts(json.putObject("counts"), policy.issued(), counted.counts());
    return json;
  }

  private static void putOffer(ObjectNode json, PolicyTerms terms) {
    CouponCode code = terms.couponCode();
    json.put("couponName", terms.couponName());
    json.put("couponCode", code == null ? null : code.value());
    ArrayNode types = json.putArray("issueTypes");
    // In the order of the enum: a set of its own has none that lasts.
    terms.issueTypes().stream().sorted().map(IssueType::name).forEach(types::add);
    Discount discount = terms.discount();
    Won cap = discount.maxAmount();
    json.put("discountType", discount.type().name());
    json.put("discountValue", discount.value());
    json.put("maxDiscountAmount", cap == null ? null : Long.valueOf(cap.amount()));
    json.put("minOrderAmount", terms.minOrderAmount().amount());
    json.put("totalQuantity", terms.quantity().total());
    json.put("perUserLimit", terms.quantity().perUser());
  }

  private static void putTimes(ObjectNode json, PolicyTerms terms) {
    json.put("issueStartsAt", Json.text(terms.issueWindow().startsAt()));
    json.put("issueEndsAt", Json.text(terms.issueWindow().endsAt()));
    json.put("validDays", terms.validity().days());
    json.put("validUntil", Json.text(terms.validity().until()));
    json.put("reservationMinutes", terms.reservationTime().toMinutes());
  }

  private static void putRules(ObjectNode json, PolicyTerms terms) {
    json.put("restoreRule", terms.restoreRule().name());
    json.put("restoreGraceDays", terms.restoreGraceDays());
    json.put("latePaymentRule", terms.latePaymentRule().name());
    IssueTrigger trigger = terms.trigger();
    if (trigger == null) {
      json.putNull("trigger");
    } else {
      json.putObject("trigger")
          .put("eventType", trigger.eventType().name())
          .put("minAmount", trigger.minAmount().amount());
    }
  }

  private static void putCounts(ObjectNode json, long issued, StatusCounts counts) {
    json.put("issued", issued);
    json.put("reserved", counts.reserved());
    json.put("used", counts.used());
    json.put("expired", counts.expired());
  }
}
