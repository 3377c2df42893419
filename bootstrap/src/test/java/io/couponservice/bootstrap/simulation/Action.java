package io.couponservice.bootstrap.simulation;

import java.util.List;
import java.util.SplittableRandom;

/**
 * One thing that happens. Its numbers are taken modulo what there is to choose from when it
 * happens, so that it still means something when earlier actions are left out.
 *
 * @param who the instance that does it
 * @param pick what it is done to
 * @param more how it is done
 * @param fault what goes wrong meanwhile, null for nothing
 */
record Action(ActionKind kind, int who, int pick, int more, Fault fault) {

  private static final int RANGE = 1 << 20;

  static Action draw(SplittableRandom random, int faultsInThousand) {
    return new Action(
        ActionKind.draw(random),
        random.nextInt(RANGE),
        random.nextInt(RANGE),
        random.nextInt(RANGE),
        random.nextInt(1000) < faultsInThousand ? Fault.draw(random) : null);
  }

  Action with(Fault other) {
    return new Action(kind, who, pick, more, other);
  }

  /** A bug is in what handles events; it would be told to whoever sent a command. */
  Fault faultOrNone() {
    boolean elsewhere =
        fault != null && fault.kind() == Fault.Kind.BUG && kind != ActionKind.HANDLE;
    return elsewhere ? null : fault;
  }

  <T> T choose(List<T> among) {
    return among.get(pick % among.size());
  }

  @Override
  public String toString() {
    return "%s %d %d %d%s".formatted(kind, who, pick, more, fault == null ? "" : " with " + fault);
  }
}
