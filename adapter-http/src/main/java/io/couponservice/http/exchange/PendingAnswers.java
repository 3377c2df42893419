package io.couponservice.http.exchange;

import io.couponservice.application.coupon.Answer;
import io.couponservice.http.problem.ProblemException;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Waits for the answers to commands without holding a thread, up to a deadline. */
public final class PendingAnswers {

  private final Duration deadline;
  private final Executor executor;

  /**
   * With its bounds.
   *
   * @param deadline how long to wait, more than 0
   * @param executor writes the answers, not null
   */
  public PendingAnswers(Duration deadline, Executor executor) {
    this.deadline = deadline;
    this.executor = executor;
  }

  /**
   * Answers a request when its command is done. Must be the last thing that a handler does.
   *
   * @param ctx not null
   * @param submit hands the command over, not null
   * @param reply writes what the command made, not null
   * @param <T> what the command makes
   */
  public <T> void reply(
      Context ctx, Supplier<CompletableFuture<Answer<T>>> submit, Consumer<T> reply) {
    // The copy, since a timeout is ours alone: the command goes on. Handed over to the executor,
    // since whoever completes it runs batches, and must not wait for the network.
    ctx.future(
        () ->
            submit
                .get()
                .copy()
                .orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .handleAsync(
                    (answer, failure) -> {
                      reply.accept(value(answer, failure));
                      return null;
                    },
                    executor));
  }

  private static <T> T value(Answer<T> answer, Throwable failure) {
    if (failure != null) {
      throw new CompletionException(failure);
    }
    if (answer instanceof Answer.Done<T> done) {
      return done.value();
    }
    if (answer instanceof Answer.Refused<T> refused) {
      throw new ProblemException(refused.refusal(), refused.detail());
    }
    throw ((Answer.Failed<T>) answer).cause();
  }
}
