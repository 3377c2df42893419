package io.couponservice.bootstrap.oracle;

import static io.couponservice.bootstrap.oracle.Binding.KEEPS;
import static io.couponservice.bootstrap.oracle.Binding.MAKES_ITS_OWN;
import static io.couponservice.bootstrap.oracle.Binding.PASSES;
import static io.couponservice.bootstrap.oracle.Binding.RELEASES;
import static io.couponservice.bootstrap.oracle.Binding.RETAKES;
import static io.couponservice.bootstrap.oracle.Binding.TAKES;
import static io.couponservice.bootstrap.oracle.Cause.ANY;
import static io.couponservice.bootstrap.oracle.Cause.CONSUMED_EVENT;
import static io.couponservice.bootstrap.oracle.Cause.NO_EVENT;
import static io.couponservice.bootstrap.oracle.Status.EXPIRED;
import static io.couponservice.bootstrap.oracle.Status.ISSUED;
import static io.couponservice.bootstrap.oracle.Status.NONE;
import static io.couponservice.bootstrap.oracle.Status.RESERVED;
import static io.couponservice.bootstrap.oracle.Status.USED;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Every change that a coupon may go through, written from the contract and not from the code. */
final class LifecycleTable {

  private static final String VALIDITY = "VALIDITY_PERIOD_EXPIRED";
  private static final String DEACTIVATED = "POLICY_DEACTIVATED";

  static final List<Step> STEPS =
      List.of(
          step(NONE, "ISSUE", ANY, Binding.NONE, ISSUED, event(PublishedTopic.ISSUED)),
          step(ISSUED, "RESERVE", NO_EVENT, TAKES, RESERVED, event(PublishedTopic.RESERVED)),
          step(ISSUED, "MANUAL_USE", NO_EVENT, MAKES_ITS_OWN, USED, used()),
          step(ISSUED, "VALIDITY_OVER", NO_EVENT, Binding.NONE, EXPIRED, expired(VALIDITY)),
          step(ISSUED, "POLICY_DEACTIVATED", NO_EVENT, Binding.NONE, EXPIRED, expired(DEACTIVATED)),
          step(RESERVED, "PAYMENT_COMPLETED", CONSUMED_EVENT, KEEPS, USED, used()),
          release(RESERVED, "PAYMENT_FAILED", CONSUMED_EVENT),
          releaseToExpired(RESERVED, "PAYMENT_FAILED", CONSUMED_EVENT),
          release(RESERVED, "RESERVATION_TIMEOUT", NO_EVENT),
          releaseToExpired(RESERVED, "RESERVATION_TIMEOUT", NO_EVENT),
          release(RESERVED, "ORDER_CANCELLED", CONSUMED_EVENT),
          releaseToExpired(RESERVED, "ORDER_CANCELLED", CONSUMED_EVENT),
          release(RESERVED, "RELEASED_ON_REQUEST", NO_EVENT),
          releaseToExpired(RESERVED, "RELEASED_ON_REQUEST", NO_EVENT),
          release(USED, "ORDER_CANCELLED", CONSUMED_EVENT),
          releaseToExpired(USED, "ORDER_CANCELLED", CONSUMED_EVENT),
          step(ISSUED, "LATE_PAYMENT_COMPLETED", CONSUMED_EVENT, RETAKES, USED, used()),
          step(EXPIRED, "LATE_PAYMENT_COMPLETED", CONSUMED_EVENT, RETAKES, USED, used()),
          restoredWithGrace(ISSUED),
          restoredWithGrace(EXPIRED));

  private LifecycleTable() {}

  static Stream<Step> from(Status status) {
    return STEPS.stream().filter(step -> step.from() == status);
  }

  private static Step release(Status from, String reason, Cause cause) {
    return step(from, trigger(reason), cause, RELEASES, ISSUED, cancelled(reason));
  }

  /** The history has the names of the reasons but for this one. */
  private static String trigger(String reason) {
    return reason.equals("RELEASED_ON_REQUEST") ? "RELEASE_REQUESTED" : reason;
  }

  /** The coupon goes on to EXPIRED in the same step when it is good no longer. */
  private static Step releaseToExpired(Status from, String reason, Cause cause) {
    return step(
        from,
        reason + ", no longer valid",
        cause,
        RELEASES,
        EXPIRED,
        cancelled(reason),
        expired(VALIDITY, DEACTIVATED));
  }

  private static Step restoredWithGrace(Status from) {
    return step(
        from,
        "CANCELLED_ORDER_PAID",
        CONSUMED_EVENT,
        PASSES,
        ISSUED,
        used(),
        cancelled("ORDER_CANCELLED"));
  }

  private static Step step(
      Status from,
      String trigger,
      Cause cause,
      Binding binding,
      Status to,
      ExpectedEvent... events) {
    return new Step(from, trigger, cause, binding, to, List.of(events));
  }

  private static ExpectedEvent event(PublishedTopic topic) {
    return new ExpectedEvent(topic, Set.of());
  }

  private static ExpectedEvent used() {
    return event(PublishedTopic.USED);
  }

  private static ExpectedEvent cancelled(String reason) {
    return new ExpectedEvent(PublishedTopic.CANCELLED, Set.of(reason));
  }

  private static ExpectedEvent expired(String... reasons) {
    return new ExpectedEvent(PublishedTopic.EXPIRED, Set.of(reasons));
  }
}
