package io.couponservice.application.batching;

import io.couponservice.application.batching.RejectedCommandException.Reason;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * Natural batching: while a batch of a lane is under way, commands that arrive wait together and go
 * into the next one. No timer: a command that finds its lane idle runs at once, alone.
 *
 * <p>Commands of one lane keep their order. Not guaranteed: any order across lanes, or that a
 * command whose future failed took no effect.
 *
 * @param <C> the commands
 * @param <R> their results
 */
public final class Coalescer<C, R> {

  /**
   * The bounds.
   *
   * @param maxBatch the most commands in one batch, 1 or more
   * @param maxWaiting the most commands that wait, over all lanes; more are rejected
   * @param deadline how long a command may wait before it is rejected instead of run
   */
  public record Limits(int maxBatch, int maxWaiting, Duration deadline) {}

  private final Function<C, Object> laneOf;
  private final Function<List<C>, List<R>> work;
  private final Executor executor;
  private final Limits limits;
  private final Map<Object, Queue<Waiting<C, R>>> lanes = new HashMap<>();
  private int waiting;

  /**
   * With what it runs.
   *
   * @param laneOf the lane of a command: those of one lane never run at the same time
   * @param work runs a batch and gives a result for each command, in order
   * @param executor bounds how many batches are under way at once
   * @param limits not null
   */
  public Coalescer(
      Function<C, Object> laneOf,
      Function<List<C>, List<R>> work,
      Executor executor,
      Limits limits) {
    this.laneOf = laneOf;
    this.work = work;
    this.executor = executor;
    this.limits = limits;
  }

  /**
   * Hands over a command.
   *
   * @param command not null
   * @return its result; fails with {@link RejectedCommandException} if it was not run, or with what
   *     the work threw
   */
  public CompletableFuture<R> submit(C command) {
    Waiting<C, R> entry = new Waiting<>(command, System.nanoTime() + limits.deadline().toNanos());
    Object lane = laneOf.apply(command);
    boolean idle;
    synchronized (lanes) {
      if (waiting >= limits.maxWaiting()) {
        entry.result.completeExceptionally(new RejectedCommandException(Reason.FULL));
        return entry.result;
      }
      waiting++;
      idle = !lanes.containsKey(lane);
      lanes.computeIfAbsent(lane, any -> new ArrayDeque<>()).add(entry);
    }
    if (idle) {
      schedule(lane);
    }
    return entry.result;
  }

  private void schedule(Object lane) {
    try {
      executor.execute(() -> runNext(lane));
    } catch (RuntimeException e) {
      failAll(lane, e);
    }
  }

  private void runNext(Object lane) {
    List<Waiting<C, R>> batch = take(lane);
    try {
      runBatch(batch);
    } finally {
      if (!endIfEmpty(lane)) {
        schedule(lane);
      }
    }
  }

  private void runBatch(List<Waiting<C, R>> taken) {
    List<Waiting<C, R>> batch = new ArrayList<>(taken.size());
    long now = System.nanoTime();
    for (Waiting<C, R> entry : taken) {
      if (entry.deadline - now < 0) {
        entry.result.completeExceptionally(new RejectedCommandException(Reason.TOO_LATE));
      } else {
        batch.add(entry);
      }
    }
    if (batch.isEmpty()) {
      return;
    }
    try {
      List<R> results = work.apply(batch.stream().map(entry -> entry.command).toList());
      for (int i = 0; i < batch.size(); i++) {
        batch.get(i).result.complete(results.get(i));
      }
    } catch (RuntimeException | Error e) {
      batch.forEach(entry -> entry.result.completeExceptionally(e));
    }
  }

  private List<Waiting<C, R>> take(Object lane) {
    synchronized (lanes) {
      Queue<Waiting<C, R>> queue = lanes.get(lane);
      List<Waiting<C, R>> batch = new ArrayList<>(Math.min(queue.size(), limits.maxBatch()));
      while (batch.size() < limits.maxBatch() && !queue.isEmpty()) {
        batch.add(queue.remove());
      }
      waiting -= batch.size();
      return batch;
    }
  }

  private boolean endIfEmpty(Object lane) {
    synchronized (lanes) {
      if (lanes.get(lane).isEmpty()) {
        lanes.remove(lane);
        return true;
      }
      return false;
    }
  }

  private void failAll(Object lane, RuntimeException cause) {
    Queue<Waiting<C, R>> queue;
    synchronized (lanes) {
      queue = lanes.remove(lane);
      waiting -= queue.size();
    }
    queue.forEach(entry -> entry.result.completeExceptionally(cause));
  }

  private static final class Waiting<C, R> {
    private final C command;
    private final long deadline;
    private final CompletableFuture<R> result = new CompletableFuture<>();

    private Waiting(C command, long deadline) {
      this.command = command;
      this.deadline = deadline;
    }
  }
}
