package io.couponservice.bootstrap.simulation;

import io.couponservice.application.port.OutageException;
import io.couponservice.bootstrap.oracle.Oracle;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.PolicyAmendment;
import io.couponservice.domain.policy.PolicyTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs one plan to its end, and has the oracle judge what it left behind. */
final class Simulation {

  /**
   * What came out.
   *
   * @param violations empty if all is well
   * @param trace what happened, empty if it was not kept
   * @param calls which calls of a port each action made
   * @param faults how many of the faults took place
   */
  record Result(
      List<String> violations, List<String> trace, List<List<String>> calls, int faults) {}

  private static final int SWEPT_AT_ONCE = 3;
  private static final int TRIED_AT_ONCE = 3;

  private final World world;
  private final Shop shop;
  private final Senders senders;
  private final Trace trace;
  private final List<CouponPolicy> policies = new ArrayList<>();
  private final List<String> violations = new ArrayList<>();
  private final List<List<String>> calls = new ArrayList<>();

  private Simulation(Trace trace, Flaw flaw) {
    this.trace = trace;
    this.world = new World(trace, flaw);
    this.shop = new Shop(world);
    this.senders = new Senders(world, shop);
  }

  static Result run(Plan plan, Trace trace, Flaw flaw) {
    Simulation simulation = new Simulation(trace, flaw);
    try {
      simulation.play(plan);
    } catch (RuntimeException e) {
      simulation.violations.add("broke: " + e);
    }
    return new Result(
        List.copyOf(simulation.violations),
        trace.lines(),
        List.copyOf(simulation.calls),
        simulation.world.faults().taken());
  }

  private void play(Plan plan) {
    for (PolicyTerms terms : plan.policies()) {
      policies.add(world.instance(0).useCases().policies().create(terms).orElseThrow().policy());
    }
    for (Action action : plan.actions()) {
      perform(action);
    }
    end();
  }

  private void end() {
    world.faults().disarm();
    if (!world.drain()) {
      violations.add("something waits for ever");
    }
    violations.addAll(world.complaints());
    violations.addAll(shop.complaints());
    violations.addAll(Overdue.violations(world.database().state(), world.clock().local()));
    violations.addAll(OncePerCommand.violations(world.database().state()));
    Oracle.check(Remains.of(world, shop)).forEach(each -> violations.add(each.toString()));
  }

  private void perform(Action action) {
    SimInstance instance = world.instance(action.who());
    trace.add(() -> "%s  %s on %s".formatted(world.clock().local(), action, instance.name()));
    world.faults().arm(action.faultOrNone(), () -> world.freeze(instance));
    try {
      act(action, instance);
    } catch (Crash e) {
      world.kill(instance);
    } catch (OutageException e) {
      trace.add(() -> "  " + e.getMessage());
    } finally {
      calls.add(world.faults().disarm());
    }
  }

  private void act(Action action, SimInstance instance) {
    CouponPolicy policy = action.choose(policies);
    switch (action.kind()) {
      case ISSUE -> shop.issue(action, policy.terms().couponCode().value());
      case ISSUE_DIRECT -> shop.issueDirectly(action, policy.policyId());
      case RESERVE -> shop.reserve(action);
      case RELEASE -> shop.release(action);
      case USE -> shop.use(action);
      case PAY -> senders.pay(action);
      case FAIL_PAYMENT -> senders.failPayment(action);
      case CANCEL_ORDER -> senders.cancelOrder(action);
      case PAY_WITHOUT_COUPON -> senders.payWithoutCoupon(action);
      case STRAY_EVENT -> senders.stray(action);
      case GARBAGE -> senders.garbage(action);
      case REPEAT_EVENT -> senders.repeat(action);
      case POLL -> instance.poll(1 + action.more() % 10);
      case HANDLE -> note("handled", world.handle(instance));
      case RETRY -> note("tried again", instance.useCases().retry().retryDue(TRIED_AT_ONCE));
      case REPEAT_COMMAND -> shop.repeat(action);
      case RELAY -> note("relayed", instance.relay());
      case TIME_OUT -> note("timed out", instance.useCases().timeOut().timeOutDue(SWEPT_AT_ONCE));
      case EXPIRE -> note("expired", instance.useCases().expire().expireDue(SWEPT_AT_ONCE));
      case FOLD -> instance.useCases().fold().fold(SWEPT_AT_ONCE);
      case DEACTIVATE -> instance.useCases().policies().deactivate(policy.policyId());
      case AMEND -> amend(action, instance, policy);
      case PASS_TIME -> world.clock().pass(duration(action));
      case JOIN -> world.join();
      case LEAVE -> world.leave(instance);
      case KILL -> world.kill(instance);
    }
  }

  private void note(String what, Object result) {
    trace.add(() -> "  " + what + " " + result);
  }

  private static void amend(Action action, SimInstance instance, CouponPolicy policy) {
    Long stock = policy.terms().quantity().total();
    PolicyAmendment amendment =
        new PolicyAmendment(
            stock != null, stock == null ? null : stock + action.more() % 3, null, "renamed");
    instance.useCases().policies().amend(policy.policyId(), amendment);
  }

  private static Duration duration(Action action) {
    return switch (action.more() % 5) {
      case 0, 1 -> Duration.ofSeconds(1 + action.pick() % 300);
      case 2 -> Duration.ofMinutes(1 + action.pick() % 70);
      case 3 -> Duration.ofHours(1 + action.pick() % 30);
      default -> Duration.ofSeconds(11);
    };
  }
}
