package io.couponservice.kafka;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Waits for a condition. */
public final class Eventually {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration STEP = Duration.ofMillis(20);

  private Eventually() {}

  /** Tries an assertion until it holds, for half a minute at most. */
  public static void eventually(ThrowingCallable assertion) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      try {
        assertion.call();
        return;
      } catch (AssertionError e) {
        if (System.nanoTime() - end > 0) {
          throw e;
        }
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
  }
}
