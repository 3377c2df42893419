package io.couponservice.application.batching;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.testing.Eventually;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Work that stays under way until the test says how it ends. */
final class HeldWork implements Function<List<String>, List<String>> {

  /**
   * A batch that is under way.
   *
   * @param commands what it runs
   * @param end how it ends
   */
  record Batch(List<String> commands, CompletableFuture<List<String>> end) {

    void succeed() {
      end.complete(commands.stream().map(command -> "did " + command).toList());
    }

    void fail(Throwable failure) {
      end.completeExceptionally(failure);
    }
  }

  private final BlockingQueue<Batch> begun = new ArrayBlockingQueue<>(1_000);

  @Override
  public List<String> apply(List<String> commands) {
    Batch batch = new Batch(commands, new CompletableFuture<>());
    begun.add(batch);
    try {
      return batch.end().join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) e.getCause();
    }
  }

  /** Waits for the next batch to begin. */
  Batch next() throws InterruptedException {
    Batch batch = begun.poll(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertThat(batch).as("a batch").isNotNull();
    return batch;
  }

  /** Whether a batch has begun that the test hasn't seen. */
  boolean hasNext() {
    return !begun.isEmpty();
  }
}
