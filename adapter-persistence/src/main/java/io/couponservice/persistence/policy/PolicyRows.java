package io.couponservice.persistence.policy;

import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.CouponCode;
import io.couponservice.domain.policy.CouponPolicy;
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
import io.couponservice.persistence.transaction.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.statement.StatementContext;

/** A policy as a row, and back. */
final class PolicyRows {

  static final String SELECT =
      """
      SELECT policy_id, coupon_name, coupon_code, issue_types, discount_type, discount_value,
             max_discount_amount, min_order_amount, total_quantity, per_user_limit,
             issue_starts_at, issue_ends_at, valid_days, valid_until, reservation_minutes,
             restore_rule, restore_grace_days, late_payment_rule, trigger_event_type,
             trigger_min_amount, issued, created_at, deactivated_at
      FROM policies
      """;

  static final String INSERT =
      """
      INSERT INTO policies (coupon_name, coupon_code, normalized_code, issue_types, discount_type,
          discount_value, max_discount_amount, min_order_amount, total_quantity, per_user_limit,
          issue_starts_at, issue_ends_at, valid_days, valid_until, reservation_minutes,
          restore_rule, restore_grace_days, late_payment_rule, trigger_event_type,
          trigger_min_amount, created_at)
      VALUES (:couponName, :couponCode, :normalizedCode, :issueTypes, :discountType,
          :discountValue, :maxDiscountAmount, :minOrderAmount, :totalQuantity, :perUserLimit,
          :issueStartsAt, :issueEndsAt, :validDays, :validUntil, :reservationMinutes,
          :restoreRule, :restoreGraceDays, :latePaymentRule, :triggerEventType,
          :triggerMinAmount, :createdAt)
      ON CONFLICT DO NOTHING
      RETURNING policy_id
      """;

  static final String UPDATE =
      """
      UPDATE policies
      SET coupon_name = :couponName, total_quantity = :totalQuantity, issue_ends_at = :issueEndsAt,
          deactivated_at = :deactivatedAt
      WHERE policy_id = :policyId
      """;

  private PolicyRows() {}

  static Map<String, Object> columns(PolicyTerms terms) {
    CouponCode code = terms.couponCode();
    IssueTrigger trigger = terms.trigger();
    Map<String, Object> columns = new HashMap<>();
    columns.put("couponName", terms.couponName());
    columns.put("couponCode", code == null ? null : code.value());
    columns.put("normalizedCode", code == null ? null : code.normalized());
    columns.put("issueTypes", SqlArrays.textOf("text", terms.issueTypes(), IssueType::name));
    columns.put("discountType", terms.discount().type().name());
    columns.put("discountValue", terms.discount().value());
    columns.put("maxDiscountAmount", amount(terms.discount().maxAmount()));
    columns.put("minOrderAmount", terms.minOrderAmount().amount());
    columns.put("totalQuantity", terms.quantity().total());
    columns.put("perUserLimit", terms.quantity().perUser());
    columns.put("issueStartsAt", terms.issueWindow().startsAt());
    columns.put("issueEndsAt", terms.issueWindow().endsAt());
    columns.put("validDays", terms.validity().days());
    columns.put("validUntil", terms.validity().until());
    columns.put("reservationMinutes", Math.toIntExact(terms.reservationTime().toMinutes()));
    columns.put("restoreRule", terms.restoreRule().name());
    columns.put("restoreGraceDays", terms.restoreGraceDays());
    columns.put("latePaymentRule", terms.latePaymentRule().name());
    columns.put("triggerEventType", trigger == null ? null : trigger.eventType().name());
    columns.put("triggerMinAmount", trigger == null ? null : trigger.minAmount().amount());
    return columns;
  }

  static CouponPolicy toPolicy(ResultSet row, StatementContext context) throws SQLException {
    return new CouponPolicy(
        row.getLong("policy_id"),
        toTerms(row),
        row.getLong("issued"),
        row.getObject("created_at", LocalDateTime.class),
        row.getObject("deactivated_at", LocalDateTime.class));
  }

  private static PolicyTerms toTerms(ResultSet row) throws SQLException {
    String code = row.getString("coupon_code");
    return new PolicyTerms(
        row.getString("coupon_name"),
        code == null ? null : new CouponCode(code),
        issueTypes(row),
        new Discount(
            DiscountType.valueOf(row.getString("discount_type")),
            row.getLong("discount_value"),
            won(row, "max_discount_amount")),
        won(row, "min_order_amount"),
        new Quantity(row.getObject("total_quantity", Long.class), row.getInt("per_user_limit")),
        new IssueWindow(
            row.getObject("issue_starts_at", LocalDateTime.class),
            row.getObject("issue_ends_at", LocalDateTime.class)),
        new Validity(
            row.getObject("valid_days", Integer.class),
            row.getObject("valid_until", LocalDateTime.class)),
        Duration.ofMinutes(row.getInt("reservation_minutes")),
        RestoreRule.valueOf(row.getString("restore_rule")),
        row.getObject("restore_grace_days", Integer.class),
        LatePaymentRule.valueOf(row.getString("late_payment_rule")),
        trigger(row));
  }

  private static Set<IssueType> issueTypes(ResultSet row) throws SQLException {
    String[] names = (String[]) row.getArray("issue_types").getArray();
    return Arrays.stream(names).map(IssueType::valueOf).collect(Collectors.toUnmodifiableSet());
  }

  private static IssueTrigger trigger(ResultSet row) throws SQLException {
    String eventType = row.getString("trigger_event_type");
    return eventType == null
        ? null
        : new IssueTrigger(TriggerType.valueOf(eventType), won(row, "trigger_min_amount"));
  }

  private static Won won(ResultSet row, String column) throws SQLException {
    Long amount = row.getObject(column, Long.class);
    return amount == null ? null : new Won(amount);
  }

  private static Long amount(Won won) {
    return won == null ? null : won.amount();
  }
}
