package io.couponservice.bootstrap.wiring;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A fixed number of threads: the bound of how many batches of a use case are under way at once. */
final class WorkerPool implements Executor, AutoCloseable {

  private static final Duration STOP = Duration.ofSeconds(5);

  private final ExecutorService executor;

  WorkerPool(String name, int threads) {
    AtomicInteger number = new AtomicInteger();
    this.executor =
        Executors.newFixedThreadPool(
            threads, task -> new Thread(task, name + "-" + number.getAndIncrement()));
  }

  @Override
  public void execute(Runnable task) {
    executor.execute(task);
  }

  @Override
  public void close() {
    executor.shutdown();
    try {
      if (!executor.awaitTermination(STOP.toMillis(), TimeUnit.MILLISECONDS)) {
        executor.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      executor.shutdownNow();
    }
  }
}
