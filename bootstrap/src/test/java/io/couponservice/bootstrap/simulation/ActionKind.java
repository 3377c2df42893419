package io.couponservice.bootstrap.simulation;

import java.util.SplittableRandom;

/** What can happen next, and how often it does. */
enum ActionKind {
  /** A user enters a code. */
  ISSUE(10),
  /** An admin gives coupons to some users. */
  ISSUE_DIRECT(2),
  /** An order asks for a coupon. */
  RESERVE(12),
  /** A client sends a command once more that was answered before. */
  REPEAT_COMMAND(3),
  /** A coupon is taken out of a cart. */
  RELEASE(2),
  /** An admin uses a coupon by hand. */
  USE(1),
  /** An order is paid. */
  PAY(9),
  /** A payment fails. */
  FAIL_PAYMENT(5),
  /** An order is cancelled. */
  CANCEL_ORDER(5),
  /** An order without a coupon is paid. */
  PAY_WITHOUT_COUPON(1),
  /** An event that names things that do not exist, or not together. */
  STRAY_EVENT(1),
  /** A record that nobody can read. */
  GARBAGE(1),
  /** An event that was sent before is sent again. */
  REPEAT_EVENT(4),
  /** An instance reads records. */
  POLL(12),
  /** An instance handles what it has read. */
  HANDLE(12),
  /** An instance tries failed events again. */
  RETRY(4),
  /** An instance publishes what waits in the outbox. */
  RELAY(10),
  /** An instance looks for reservations that have timed out. */
  TIME_OUT(4),
  /** An instance looks for coupons that have expired. */
  EXPIRE(4),
  /** An instance adds up counts. */
  FOLD(1),
  /** An admin deactivates a policy. */
  DEACTIVATE(1),
  /** An admin lets a policy grow. */
  AMEND(1),
  /** Time passes. */
  PASS_TIME(9),
  /** An instance starts. */
  JOIN(1),
  /** An instance stops in good order. */
  LEAVE(1),
  /** An instance is gone. */
  KILL(1);

  private static final ActionKind[] ALL = values();
  private static final int TOTAL = total();

  private final int weight;

  ActionKind(int weight) {
    this.weight = weight;
  }

  static ActionKind draw(SplittableRandom random) {
    int left = random.nextInt(TOTAL);
    for (ActionKind kind : ALL) {
      left -= kind.weight;
      if (left < 0) {
        return kind;
      }
    }
    throw new IllegalStateException("the weights do not add up");
  }

  private static int total() {
    int total = 0;
    for (ActionKind kind : ALL) {
      total += kind.weight;
    }
    return total;
  }
}
