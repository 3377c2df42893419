package io.couponservice.bootstrap.simulation;

import io.couponservice.application.inmemory.Faults;
import io.couponservice.application.port.ContentionException;
import io.couponservice.application.port.OutageException;
import java.util.ArrayList;
import java.util.List;

/** Where the calls of the ports pass by, and one of them fails. */
final class FaultPoint implements Faults {

  private Fault armed;
  private List<String> calls = new ArrayList<>();
  private String broken;
  private int taken;
  private Runnable meanwhile = () -> {};

  /** The next calls are those of an action. */
  void arm(Fault fault, Runnable whileFrozen) {
    armed = fault;
    broken = null;
    calls = new ArrayList<>();
    meanwhile = whileFrozen;
  }

  /** From now on nothing goes wrong; which calls there were since it could. */
  List<String> disarm() {
    armed = null;
    broken = null;
    return calls;
  }

  /** Whether a call fails each time. */
  boolean isBroken() {
    return broken != null;
  }

  /** How many faults there were. */
  int taken() {
    return taken;
  }

  @Override
  public void before(String call) {
    pass(call, isOfTransaction(call) && !call.equals("begin"));
  }

  @Override
  public void after(String call) {
    pass(call, isOfTransaction(call) && !call.equals("commit"));
  }

  private static boolean isOfTransaction(String call) {
    return !call.startsWith("queue.") && !call.startsWith("leases.");
  }

  /** Where no transaction is open. */
  void pass(String call) {
    pass(call, false);
  }

  private void pass(String call, boolean withinTransaction) {
    if (withinTransaction && call.equals(broken)) {
      throw new IllegalStateException("simulated bug at " + call);
    }
    boolean due = armed != null && calls.size() >= armed.call();
    calls.add(call);
    if (due
        && isPossible(armed.kind(), call)
        && (withinTransaction ? armed.kind().within() : armed.kind().outside())) {
      Fault fault = armed;
      armed = null;
      taken++;
      happen(fault.kind(), call);
    }
  }

  /** A failure that can't even be stored is an outage. */
  private static boolean isPossible(Fault.Kind kind, String call) {
    return kind != Fault.Kind.BUG
        || (!call.startsWith("failedEvents.") && !call.equals("begin") && !call.equals("commit"));
  }

  private void happen(Fault.Kind kind, String call) {
    switch (kind) {
      case CRASH -> throw new Crash();
      case OUTAGE -> throw new OutageException("simulated at " + call, null);
      case BUG -> {
        broken = call;
        throw new IllegalStateException("simulated bug at " + call);
      }
      case CONTENTION -> throw new ContentionException("simulated at " + call, null);
      case FREEZE -> meanwhile.run();
    }
  }
}
