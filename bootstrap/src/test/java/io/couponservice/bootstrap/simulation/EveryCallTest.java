package io.couponservice.bootstrap.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.outbox.OutboxLeases;
import io.couponservice.application.outbox.OutboxQueue;
import io.couponservice.application.port.Stores;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One history that does everything, with a fault at each call of a port in turn. */
class EveryCallTest {

  private static final Plan PLAN = FullPlan.make();

  /**
   * What no action of a history does: a look at what there is, what is purged, a refusing broker,
   * and what HTTP alone brings: requests with keys, and wrong codes.
   */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "history.of",
          "policies.create",
          "policies.newest",
          "coupons.ofUser",
          "queue.setAside",
          "answers.claim",
          "answers.kept",
          "answers.keep",
          "answers.release",
          "wrongCodes.add",
          "retention.purgeReservations",
          "retention.purgeProcessedEvents",
          "retention.purgeCommands",
          "retention.purgeAnswers",
          "retention.purgeWrongCodes",
          "retention.purgeFailedEvents",
          "retention.purgeReplayItems",
          "retention.purgeReplayJobs",
          "retention.purgeAudit",
          "failedEvents.storeCopies",
          "failedEvents.recoverCopies",
          "failedEvents.replayed",
          "failedEvents.replayFailed");

  /** What operators do, and see. */
  private static final Set<String> STORES_LEFT_OUT =
      Set.of("deadLetters", "replayJobs", "undeliverable", "audit");

  @Test
  void the_history_makes_every_call_of_every_port() {
    Set<String> made = new TreeSet<>();
    calls().forEach(made::addAll);
    Set<String> ports = new TreeSet<>(Set.of("begin", "commit", "publish", "published"));
    for (Method store : Stores.class.getMethods()) {
      if (STORES_LEFT_OUT.contains(store.getName())) {
        continue;
      }
      addCalls(ports, store.getName(), store.getReturnType());
    }
    addCalls(ports, "queue", OutboxQueue.class);
    addCalls(ports, "leases", OutboxLeases.class);
    ports.removeAll(LEFT_OUT);
    assertThat(made).containsAll(ports);
  }

  private static void addCalls(Set<String> ports, String name, Class<?> port) {
    for (Method method : port.getMethods()) {
      ports.add(name + "." + method.getName());
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.Kind.class)
  void a_fault_at_any_call_leaves_nothing_wrong(Fault.Kind kind) {
    List<List<String>> calls = calls();
    int taken = 0;
    for (int action = 0; action < calls.size(); action++) {
      for (int call = 0; call < calls.get(action).size(); call++) {
        Plan plan = withFault(action, new Fault(kind, call));
        Simulation.Result result = Simulation.run(plan, Trace.dropped(), Flaw.NONE);
        taken += result.faults();
        assertThat(result.violations())
            .as("%s at %s of %s", kind, calls.get(action).get(call), PLAN.actions().get(action))
            .isEmpty();
      }
    }
    assertThat(taken).isGreaterThan(200);
  }

  private static List<List<String>> calls() {
    Simulation.Result result = Simulation.run(PLAN, Trace.dropped(), Flaw.NONE);
    assertThat(result.violations()).isEmpty();
    return result.calls();
  }

  private static Plan withFault(int action, Fault fault) {
    List<Action> actions = new ArrayList<>(PLAN.actions());
    actions.set(action, actions.get(action).with(fault));
    return PLAN.with(actions);
  }
}
