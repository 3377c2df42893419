package io.couponservice.kafka.consumer;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where one consumer's batches are handled, so that the consumer can go on polling beside one that
 * takes long: else the group would give its partitions to others.
 */
final class HandlingThread implements AutoCloseable {

  private final ExecutorService executor;

  HandlingThread(String name) {
    this.executor = Executors.newSingleThreadExecutor(task -> new Thread(task, name));
  }

  Future<?> begin(Runnable handling) {
    return executor.submit(handling);
  }

  /**
   * Waits for the end.
   *
   * @return false if it has not come in this time
   * @throws RuntimeException what the handling threw
   */
  static boolean endsWithin(Duration time, Future<?> handling) {
    try {
      handling.get(time.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Ends after what is in hand. */
  @Override
  public void close() {
    executor.shutdown();
  }
}
