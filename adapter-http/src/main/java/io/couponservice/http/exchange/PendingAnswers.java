package io.couponservice.http.exchange;

import io.couponservice.application.idempotency.Outcome;
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
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Waits for what the database is needed for without holding a thread of the server, up to a
 * deadline; in an outage not at all.
 */
public final class PendingAnswers {

  /** The header of an answer that was kept from a former request. */
  public static final String REPLAYED = "Idempotency-Replayed";

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
   * The same with more patience, for what takes long by its nature.
   *
   * @param longer more than 0
   * @param own run it, so that it keeps nothing else waiting; not null
   * @return never null
   */
  public PendingAnswers within(Duration longer, Executor own) {
    return new PendingAnswers(longer, available, own, repliers);
  }

  /**
   * Answers a request when its command is done. Must be the last thing that a handler does.
   *
   * @param ctx not null
   * @param submit hands the command over, must not block, not null
   * @param reply makes the answer of a result, not null
   * @param <R> the result of the command
   */
  public <R> void command(
      Context ctx, Supplier<CompletableFuture<Outcome<R>>> submit, Function<R, Reply> reply) {
    await(ctx, submit, outcome -> write(ctx, outcome, reply));
  }

  /**
   * Answers a request when its command is done, which blocks. Must be the last thing that a handler
   * does.
   *
   * @param ctx not null
   * @param run not begun if the deadline is over by then; must not touch the request, not null
   * @param reply makes the answer of a result, not null
   * @param <R> the result of the command
   */
  public <R> void blockingCommand(Context ctx, Supplier<Outcome<R>> run, Function<R, Reply> reply) {
    await(ctx, () -> begin(run), outcome -> write(ctx, outcome, reply));
  }

  private static <R> void write(Context ctx, Outcome<R> outcome, Function<R, Reply> reply) {
    if (outcome instanceof Outcome.Repeated<R> repeated) {
      ctx.header(REPLAYED, "true");
      Reply.decoded(repeated.answer()).write(ctx);
    } else if (outcome instanceof Outcome.KeyReused<R>) {
      throw new ProblemException(
          ErrorCode.IDEMPOTENCY_KEY_REUSED, "this key was sent with another request before");
    } else {
      reply.apply(outcome.result()).write(ctx);
    }
  }

  /**
   * Answers a request when work is done that blocks. Must be the last thing that a handler does.
   *
   * @param ctx not null
   * @param work not begun if the deadline is over by then; must not touch the request, not null
   * @param reply makes the answer of what it returned, not null
   * @param <T> what it returns
   */
  public <T> void work(Context ctx, Supplier<T> work, Function<T, Reply> reply) {
    await(ctx, () -> begin(work), result -> reply.apply(result).write(ctx));
  }

  /**
   * Does work that blocks before a request is handled. Must be the last thing that a filter does.
   *
   * @param ctx not null
   * @param work must not touch the request, not null
   * @param then gets what it returned, not null
   * @param <T> what it returns
   */
  public <T> void first(Context ctx, Supplier<T> work, Consumer<T> then) {
    await(ctx, () -> begin(work), then);
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
}
