package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.Situation.NOTHING;
import static io.couponservice.domain.coupon.Situation.RESERVED;
import static io.couponservice.domain.event.PaymentBuilder.payment;
import static io.couponservice.domain.policy.PolicyBuilder.policy;
import static io.couponservice.domain.policy.RestoreRule.NEVER;
import static io.couponservice.domain.policy.RestoreRule.RESTORE;
import static io.couponservice.domain.policy.RestoreRule.RESTORE_WITH_GRACE;

import io.couponservice.domain.event.OrderCancelledEvent;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.IssueType;
import io.couponservice.domain.policy.LatePaymentRule;
import io.couponservice.domain.policy.PolicyBuilder;
import io.couponservice.domain.policy.RestoreRule;
import java.time.LocalDateTime;
import java.util.Set;

/** All that can happen to a coupon, with the rules of the policy where they make a difference. */
enum Cause {
  ISSUE("issue, one a user"),
  RESERVE("reserve"),
  MANUAL_USE("manual use for another order"),
  PAID("payment.completed"),
  PAID_AGAIN("payment.completed, a second payment"),
  PAID_LATE("payment.completed late, HONOUR"),
  PAID_LATE_REJECTED("payment.completed late, REJECT"),
  CANCELLED_ORDER_PAID_RESTORE("payment.completed, order cancelled before, RESTORE"),
  CANCELLED_ORDER_PAID_GRACE("payment.completed, order cancelled before, RESTORE_WITH_GRACE"),
  CANCELLED_ORDER_PAID_GRACE_AFTER("the same, cancelled after the expiry date"),
  CANCELLED_ORDER_PAID_NEVER("payment.completed, order cancelled before, NEVER"),
  FAILED("payment.failed"),
  OTHER_FAILED("payment.failed, a second payment"),
  TIMEOUT("reservation timeout"),
  TIMEOUT_TOO_SOON("a second before it"),
  ORDER_CANCELLED_RESTORE("order.cancelled, RESTORE"),
  ORDER_CANCELLED_RESTORE_AFTER("order.cancelled after the expiry date, RESTORE"),
  ORDER_CANCELLED_GRACE("order.cancelled, RESTORE_WITH_GRACE"),
  ORDER_CANCELLED_GRACE_AFTER("order.cancelled after the expiry date, RESTORE_WITH_GRACE"),
  ORDER_CANCELLED_NEVER("order.cancelled, NEVER"),
  RELEASE("release on request"),
  RELEASE_AFTER("release after the expiry date"),
  RELEASE_DEACTIVATED("release, policy deactivated"),
  VALIDITY_OVER("validity over"),
  POLICY_DEACTIVATED("policy deactivated"),
  NEITHER("a sweep, nothing over");

  /** The times at which something begins to differ. */
  private static final class Times {
    static final LocalDateTime NOW = LocalDateTime.of(2024, 1, 1, 10, 20);
    static final LocalDateTime EXPIRES_AT = LocalDateTime.of(2024, 1, 1, 10, 30);
    static final LocalDateTime EXPIRY = LocalDateTime.of(2024, 1, 31, 23, 59, 59);
    static final LocalDateTime AFTER = EXPIRY.plusSeconds(1);
  }

  private final String title;

  Cause(String title) {
    this.title = title;
  }

  /** As the document has it. */
  String title() {
    return title;
  }

  /** What is decided, null if this cannot happen in that situation. */
  Decision in(Situation now) {
    return switch (this) {
      case ISSUE -> issue(now);
      case RESERVE -> reserve(now);
      case MANUAL_USE -> manualUse(now);
      case PAID -> paid(now, "PAY-2024-0001", policy(), Times.NOW);
      case PAID_AGAIN -> paid(now, "PAY-2024-0002", policy(), Times.NOW);
      case PAID_LATE -> paidLate(now, LatePaymentRule.HONOUR);
      case PAID_LATE_REJECTED -> paidLate(now, LatePaymentRule.REJECT);
      case CANCELLED_ORDER_PAID_RESTORE -> paidAfterCancellation(now, RESTORE, Times.AFTER);
      case CANCELLED_ORDER_PAID_GRACE -> paidAfterCancellation(now, RESTORE_WITH_GRACE, Times.NOW);
      case CANCELLED_ORDER_PAID_GRACE_AFTER ->
          paidAfterCancellation(now, RESTORE_WITH_GRACE, Times.AFTER);
      case CANCELLED_ORDER_PAID_NEVER -> paidAfterCancellation(now, NEVER, Times.AFTER);
      case FAILED -> failed(now, "PAY-2024-0001");
      case OTHER_FAILED -> failed(now, "PAY-2024-0002");
      case TIMEOUT -> timeout(now, Times.EXPIRES_AT);
      case TIMEOUT_TOO_SOON -> timeout(now, Times.EXPIRES_AT.minusSeconds(1));
      case ORDER_CANCELLED_RESTORE -> orderCancelled(now, RESTORE, Times.NOW);
      case ORDER_CANCELLED_RESTORE_AFTER -> orderCancelled(now, RESTORE, Times.AFTER);
      case ORDER_CANCELLED_GRACE -> orderCancelled(now, RESTORE_WITH_GRACE, Times.NOW);
      case ORDER_CANCELLED_GRACE_AFTER -> orderCancelled(now, RESTORE_WITH_GRACE, Times.AFTER);
      case ORDER_CANCELLED_NEVER -> orderCancelled(now, NEVER, Times.NOW);
      case RELEASE -> release(now, policy(), Times.NOW);
      case RELEASE_AFTER -> release(now, policy(), Times.AFTER);
      case RELEASE_DEACTIVATED -> release(now, deactivated(), Times.NOW);
      case VALIDITY_OVER -> expire(now, policy(), Times.AFTER);
      case POLICY_DEACTIVATED -> expire(now, deactivated(), Times.NOW);
      case NEITHER -> expire(now, policy(), Times.EXPIRY);
    };
  }

  private static Decision issue(Situation now) {
    return IssueDecision.decide(
        policy().issueTypes(Set.of(IssueType.DIRECT)).code(null).build(),
        now == NOTHING ? 0 : 1,
        new IssueDecision.Request(1001, 12345, IssueType.DIRECT),
        Times.NOW);
  }

  private static Decision reserve(Situation now) {
    return ReserveDecision.decide(
        now.order(policy()),
        new ReserveDecision.Request("RESV-NEW", 12345, "ORDER-2024-0001", new Won(100_000)),
        Times.NOW);
  }

  private static Decision manualUse(Situation now) {
    return ManualUseDecision.decide(
        now.otherOrder(policy()),
        new ManualUseDecision.Request(
            "RESV-NEW", "MANUAL-1", "ORDER-2024-0003", new Won(100_000), "asked by phone"),
        Times.NOW);
  }

  private static Decision paid(
      Situation now, String paymentId, PolicyBuilder policy, LocalDateTime completedAt) {
    return PaymentCompletedDecision.decide(
        now.payment(policy, null), payment().id(paymentId).at(completedAt).completed());
  }

  private static Decision paidLate(Situation now, LatePaymentRule rule) {
    return paid(
        now, Situation.PAYMENT, policy().latePayment(rule), Times.EXPIRES_AT.plusSeconds(1));
  }

  private static Decision paidAfterCancellation(
      Situation now, RestoreRule rule, LocalDateTime cancelledAt) {
    // The cancellation has closed the reservation: it can't hold the coupon any more.
    return now == RESERVED
        ? null
        : PaymentCompletedDecision.decide(
            now.payment(restoring(rule), cancelledAt), payment().at(Times.NOW).completed());
  }

  private static Decision failed(Situation now, String paymentId) {
    return PaymentFailedDecision.decide(
        now.payment(policy(), null), payment().id(paymentId).failed(), Times.NOW);
  }

  private static Decision timeout(Situation now, LocalDateTime at) {
    return now == NOTHING
        ? null
        : ReleaseDecision.onTimeout(now.coupon(), policy().build(), now.reservation(), at);
  }

  private static Decision orderCancelled(
      Situation now, RestoreRule rule, LocalDateTime cancelledAt) {
    return OrderCancelledDecision.decide(
        now.order(restoring(rule)),
        new OrderCancelledEvent("ORDER-2024-0001", 12345, 1001L, null, cancelledAt),
        cancelledAt);
  }

  private static Decision release(Situation now, PolicyBuilder policy, LocalDateTime at) {
    return ReleaseDecision.onRequest(now.coupon(), policy.build(), now.reservation(), at);
  }

  private static Decision expire(Situation now, PolicyBuilder policy, LocalDateTime at) {
    return now == NOTHING ? null : ExpireDecision.decide(now.coupon(), policy.build(), at);
  }

  private static PolicyBuilder restoring(RestoreRule rule) {
    return policy().restore(rule, rule == RESTORE_WITH_GRACE ? 3 : null);
  }

  private static PolicyBuilder deactivated() {
    return policy().deactivatedAt(Times.NOW);
  }
}
