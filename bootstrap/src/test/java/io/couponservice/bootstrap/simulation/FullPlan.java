package io.couponservice.bootstrap.simulation;

import static io.couponservice.bootstrap.simulation.ActionKind.AMEND;
import static io.couponservice.bootstrap.simulation.ActionKind.CANCEL_ORDER;
import static io.couponservice.bootstrap.simulation.ActionKind.DEACTIVATE;
import static io.couponservice.bootstrap.simulation.ActionKind.EXPIRE;
import static io.couponservice.bootstrap.simulation.ActionKind.FAIL_PAYMENT;
import static io.couponservice.bootstrap.simulation.ActionKind.FOLD;
import static io.couponservice.bootstrap.simulation.ActionKind.GARBAGE;
import static io.couponservice.bootstrap.simulation.ActionKind.HANDLE;
import static io.couponservice.bootstrap.simulation.ActionKind.ISSUE;
import static io.couponservice.bootstrap.simulation.ActionKind.ISSUE_DIRECT;
import static io.couponservice.bootstrap.simulation.ActionKind.JOIN;
import static io.couponservice.bootstrap.simulation.ActionKind.KILL;
import static io.couponservice.bootstrap.simulation.ActionKind.LEAVE;
import static io.couponservice.bootstrap.simulation.ActionKind.PASS_TIME;
import static io.couponservice.bootstrap.simulation.ActionKind.PAY;
import static io.couponservice.bootstrap.simulation.ActionKind.PAY_WITHOUT_COUPON;
import static io.couponservice.bootstrap.simulation.ActionKind.POLL;
import static io.couponservice.bootstrap.simulation.ActionKind.RELAY;
import static io.couponservice.bootstrap.simulation.ActionKind.RELEASE;
import static io.couponservice.bootstrap.simulation.ActionKind.REPEAT_COMMAND;
import static io.couponservice.bootstrap.simulation.ActionKind.REPEAT_EVENT;
import static io.couponservice.bootstrap.simulation.ActionKind.RESERVE;
import static io.couponservice.bootstrap.simulation.ActionKind.RETRY;
import static io.couponservice.bootstrap.simulation.ActionKind.STRAY_EVENT;
import static io.couponservice.bootstrap.simulation.ActionKind.TIME_OUT;
import static io.couponservice.bootstrap.simulation.ActionKind.USE;

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
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** A history that does everything, by hand: a drawn one leaves something out. */
final class FullPlan {

  private static final int HOURS = 3;

  private final List<Action> actions = new ArrayList<>();

  private FullPlan() {}

  static Plan make() {
    FullPlan plan = new FullPlan();
    plan.shop();
    plan.consume();
    plan.stumble();
    plan.add(STRAY_EVENT, 0, 0);
    plan.add(GARBAGE, 0, 0);
    plan.add(GARBAGE, 0, 1);
    plan.add(REPEAT_EVENT, 0, 0);
    plan.add(REPEAT_EVENT, 1, 1);
    plan.add(REPEAT_EVENT, 6, 2);
    plan.add(CANCEL_ORDER, 0, 2);
    plan.add(CANCEL_ORDER, 1, 2);
    plan.consume();
    plan.add(PASS_TIME, 29, HOURS);
    plan.add(TIME_OUT, 0, 0);
    plan.add(FOLD, 0, 0);
    plan.add(AMEND, 0, 1);
    plan.add(PASS_TIME, 29, HOURS);
    plan.add(PASS_TIME, 29, HOURS);
    plan.add(EXPIRE, 0, 0);
    plan.add(ISSUE, 0, 2);
    plan.add(DEACTIVATE, 0, 0);
    plan.add(EXPIRE, 1, 0);
    plan.add(JOIN, 0, 0);
    plan.consume();
    plan.add(LEAVE, 0, 0);
    plan.add(KILL, 0, 0);
    return new Plan(List.of(policy()), plan.actions);
  }

  private void shop() {
    for (int user = 0; user < 4; user++) {
      add(ISSUE, 0, 4 * user + 1);
    }
    add(ISSUE_DIRECT, 0, 3);
    add(REPEAT_COMMAND, 0, 1);
    for (int coupon = 0; coupon < 6; coupon++) {
      add(RESERVE, coupon, 6 * coupon + 1);
    }
    add(REPEAT_COMMAND, 5, 1);
    add(USE, 6, 1);
    add(RELEASE, 5, 1);
    add(PAY, 0, 3);
    add(PAY, 1, 3);
    add(FAIL_PAYMENT, 2, 1);
    add(PAY_WITHOUT_COUPON, 0, 5);
  }

  /** A payment fails for a bug, and another for the same coupon is put off. */
  private void stumble() {
    add(PAY, 3, 3);
    consume(new Fault(Fault.Kind.BUG, 0));
    add(PAY, 3, 7);
    consume();
    add(PASS_TIME, 1, 0);
    consume();
  }

  private void consume() {
    consume(null);
  }

  /** Every instance takes its share, whoever has which partition. */
  private void consume(Fault fault) {
    for (int instance = 0; instance < 3; instance++) {
      actions.add(new Action(POLL, instance, 0, 9, null));
      actions.add(new Action(HANDLE, instance, 0, 1, fault));
      actions.add(new Action(RETRY, instance, 0, 1, null));
      actions.add(new Action(RELAY, instance, 0, 1, null));
    }
  }

  private void add(ActionKind kind, int pick, int more) {
    actions.add(new Action(kind, pick, pick, more, null));
  }

  private static PolicyTerms policy() {
    LocalDateTime start = SimClock.LOCAL_START;
    return new PolicyTerms(
        "everything",
        new CouponCode("CODE"),
        EnumSet.allOf(IssueType.class),
        new Discount(DiscountType.FIXED_AMOUNT, 3_000, null),
        Won.ZERO,
        new Quantity(100L, 5),
        new IssueWindow(start, start.plusDays(30)),
        new Validity(1, null),
        Duration.ofMinutes(30),
        RestoreRule.RESTORE,
        null,
        LatePaymentRule.HONOUR,
        new IssueTrigger(TriggerType.PAYMENT_COMPLETED, new Won(50_000)));
  }
}
