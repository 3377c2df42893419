package io.couponservice.bootstrap.wiring;

import java.util.ArrayDeque;
import java.util.Deque;

/** Closes what was opened, in reverse order, whatever fails on the way. */
final class Lifecycle implements AutoCloseable {

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();

  /** Remembers something to be closed. */
  <T extends AutoCloseable> T add(T resource) {
    opened.push(resource);
    return resource;
  }

  /**
   * Closes all.
   *
   * @throws IllegalStateException if something failed to close; all else is closed
   */
  @Override
  public void close() {
    IllegalStateException failures = null;
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        failures = failures == null ? new IllegalStateException("closing failed") : failures;
        failures.addSuppressed(e);
      }
    }
    if (failures != null) {
      throw failures;
    }
  }
}
