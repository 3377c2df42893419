package io.couponservice.bootstrap.wiring;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes what was opened, whatever fails on the way: stage after stage in reverse order, what is of
 * one stage at once. All together has a limit: what does not end in time is left behind.
 */
final class Lifecycle implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);

  /** Of the time that is left, for one stage, so that later ones always have some, too. */
  private static final double SHARE = 0.65;

  private final Duration limit;
  private final Deque<List<AutoCloseable>> stages = new ArrayDeque<>();

  /**
   * Nothing is opened yet.
   *
   * @param limit how long closing may take in all
   */
  Lifecycle(Duration limit) {
    this.limit = limit;
  }

  /** Remembers something to be closed before all that was opened earlier. */
  <T extends AutoCloseable> T add(T resource) {
    stages.push(new ArrayList<>());
    return addBeside(resource);
  }

  /** Remembers something to be closed at the same time as what was opened last. */
  <T extends AutoCloseable> T addBeside(T resource) {
    stages.element().add(resource);
    return resource;
  }

  /**
   * Closes all.
   *
   * @throws IllegalStateException if something failed to close; all else is closed
   */
  @Override
  public void close() {
    long end = System.nanoTime() + limit.toNanos();
    List<Exception> failures = new ArrayList<>();
    while (!stages.isEmpty()) {
      long share = Math.round((end - System.nanoTime()) * SHARE);
      close(stages.pop(), System.nanoTime() + share, failures);
    }
    if (!failures.isEmpty()) {
      IllegalStateException all = new IllegalStateException("closing failed");
      failures.forEach(all::addSuppressed);
      throw all;
    }
  }

  private static void close(List<AutoCloseable> stage, long end, List<Exception> failures) {
    List<Closing> closings = stage.stream().map(Closing::begin).toList();
    for (Closing closing : closings) {
      try {
        closing.done.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (TimeoutException e) {
        LOG.warn("{} did not end in time", closing.resource.getClass().getSimpleName());
      } catch (ExecutionException e) {
        failures.add((Exception) e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        failures.add(e);
      }
    }
  }

  private record Closing(AutoCloseable resource, CompletableFuture<Void> done) {

    static Closing begin(AutoCloseable resource) {
      CompletableFuture<Void> done = new CompletableFuture<>();
      Thread thread =
          new Thread(
              () -> {
                try {
                  resource.close();
                  done.complete(null);
                } catch (Exception e) {
                  done.completeExceptionally(e);
                }
              },
              "closing " + resource.getClass().getSimpleName());
      thread.setDaemon(true);
      thread.start();
      return new Closing(resource, done);
    }
  }
}
