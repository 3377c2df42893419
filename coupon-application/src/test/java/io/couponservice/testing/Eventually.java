package io.couponservice.testing;

import java.time.Duration;

/** Waits for what other threads or servers are about to do. */
public final class Eventually {

  /** Much longer than anything here takes, so that only what never happens fails. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final long PAUSE_MILLIS = 2;

  private Eventually() {}

  /** A check that may throw anything. */
  @FunctionalInterface
  public interface Check {

    /**
     * Throws an {@link AssertionError} for as long as what it checks is not so.
     *
     * @throws Exception if it can't be checked; not tried again
     */
    void run() throws Exception;
  }

  /**
   * Repeats a check until it passes.
   *
   * @param check not null
   * @throws AssertionError the check's last, if it doesn't pass in time
   * @throws Exception what the check threw
   */
  public static void eventually(Check check) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        check.run();
        return;
      } catch (AssertionError e) {
        if (System.nanoTime() - end > 0) {
          throw e;
        }
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }
}
