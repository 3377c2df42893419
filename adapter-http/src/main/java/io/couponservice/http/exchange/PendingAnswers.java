package io.couponservice.http.exchange;

import io.couponservice.application.coupon.Answer;
import io.couponservice.application.port.OutageException;
import io.couponservice.http.problem.ErrorCode;
import io.couponservice.http.problem.ProblemException;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Waits for what the database is needed for without holding a thread of the server, up to a
 * deadline; in an outage not at all.
 */
public final class PendingAnswers {

  private final Duration deadline;
  private final BooleanSupplier available;
  private final Executor workers;
  private final Executor repliers;

  /**
   * With its bounds.
   *
   * @param deadline how long to wait, more than 0
   * @param available whether there is no outage, as far as it is known; must not block
   * @param workers run what blocks, and reject what is too much; not null
   * @param repliers write the answers, not null
   */
  public PendingAnswers(
      Duration deadline, BooleanSupplier available, Executor workers, Executor repliers) {
    this.deadline = deadline;
    this.available = available;
    this.workers = workers;
    this.repliers = repliers;
  }

  /**
   * Answers a request when its command is done. Must be the last thing that a handler does.
   *
   * @param ctx not null
   * @param submit hands the command over, not null
   * @param reply writes what the command made, not null
   * @param <T> what the command makes
   */
  public <T> void command(
      Context ctx, Supplier<CompletableFuture<Answer<T>>> submit, Consumer<T> reply) {
    await(ctx, submit, answer -> reply.accept(value(answer)));
  }

  /**
   * Answers a request when work is done that blocks. Must be the last thing that a handler does.
   *
   * @param ctx not null
   * @param work not begun if the deadline is over by then; must not touch the request, not null
   * @param reply writes what it returned, not null
   * @param <T> what it returns
   */
  public <T> void work(Context ctx, Supplier<T> work, Consumer<T> reply) {
    await(ctx, () -> begin(work), reply);
  }

  private <T> CompletableFuture<T> begin(Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    try {
      workers.execute(() -> run(work, result));
    } catch (RejectedExecutionException e) {
      result.completeExceptionally(
          new ProblemException(
              ErrorCode.OVERLOADED, "too many requests wait; nothing was changed"));
    }
    // Nobody waits any more for what has not begun by then.
    return result.orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static <T> void run(Supplier<T> work, CompletableFuture<T> result) {
    if (result.isDone()) {
      return;
    }
    try {
      result.complete(work.get());
    } catch (RuntimeException | Error e) {
      result.completeExceptionally(e);
    }
  }

  private <T> void await(Context ctx, Supplier<CompletableFuture<T>> begin, Consumer<T> reply) {
    if (!available.getAsBoolean()) {
      throw new OutageException("the database takes no writes", null);
    }
    // The copy, since a timeout is ours alone: the command goes on. Handed over to the executor,
    // since whoever completes it runs batches, and must not wait for the network.
    ctx.future(
        () ->
            begin
                .get()
                .copy()
                .orTimeout(deadline.toMillis(), TimeUnit.MILLISECONDS)
                .handleAsync(
                    (answer, failure) -> {
                      if (failure != null) {
                        throw new CompletionException(failure);
                      }
                      reply.accept(answer);
                      return null;
                    },
                    repliers));
  }

  private static <T> T value(Answer<T> answer) {
    if (answer instanceof Answer.Done<T> done) {
      return done.value();
    }
    if (answer instanceof Answer.Refused<T> refused) {
      throw new ProblemException(refused.refusal(), refused.detail());
    }
    throw ((Answer.Failed<T>) answer).cause();
  }
}
