package io.couponservice.bootstrap.simulation;

import java.util.SplittableRandom;

/**
 * Something that goes wrong within an action.
 *
 * @param kind what
 * @param call at which call of a port, from 0; never if there are not so many
 */
record Fault(Kind kind, int call) {

  private static final int CALLS = 24;

  /** What can go wrong. */
  enum Kind {
    /** The instance is gone. */
    CRASH(true, true),
    /** A server is away, or its answer is lost. */
    OUTAGE(true, true),
    /** The transaction loses against another. */
    CONTENTION(true, false),
    /** The call fails from now on, whoever makes it, until the action is over. */
    BUG(true, false),
    /**
     * The instance stands still; meanwhile its leases run out and others work. Within a transaction
     * they would wait for its locks: the same as before it.
     */
    FREEZE(false, true);

    private final boolean within;
    private final boolean outside;

    Kind(boolean within, boolean outside) {
      this.within = within;
      this.outside = outside;
    }

    /** Whether it can happen within a transaction. */
    boolean within() {
      return within;
    }

    /** Whether it can happen where no transaction is open. */
    boolean outside() {
      return outside;
    }
  }

  private static final Kind[] KINDS = Kind.values();

  static Fault draw(SplittableRandom random) {
    return new Fault(KINDS[random.nextInt(KINDS.length)], random.nextInt(CALLS));
  }

  @Override
  public String toString() {
    return kind + "@" + call;
  }
}
