package io.couponservice.application.batching;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.batching.Coalescer.Limits;
import io.couponservice.testing.Eventually;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class CoalescerHammerTest {

  private static final int THREADS = 64;
  private static final int COMMANDS_OF_A_THREAD = 400;
  private static final int LANES = 5;

  private final ExecutorService callers = Executors.newFixedThreadPool(THREADS);
  private final ExecutorService workers = Executors.newFixedThreadPool(4);

  private final ConcurrentMap<Command, AtomicInteger> runs = new ConcurrentHashMap<>();
  private final ConcurrentMap<Command, Integer> lastOfThread = new ConcurrentHashMap<>();
  private final ConcurrentMap<Integer, AtomicInteger> underWay = new ConcurrentHashMap<>();
  private final List<String> broken = new ArrayList<>();

  private record Command(int lane, int thread, int number) {}

  private enum End {
    DONE,
    FAILED,
    REJECTED
  }

  @AfterEach
  void endThreads() {
    callers.shutdownNow();
    workers.shutdownNow();
  }

  @Test
  void everyCommandGetsExactlyOneResultWhateverHappens() throws Exception {
    // Fewer places than threads, so that some commands are rejected.
    Coalescer<Command, Command> coalescer =
        new Coalescer<>(
            Command::lane, this::work, workers, new Limits(8, 40, Duration.ofMinutes(5)));
    CountDownLatch start = new CountDownLatch(1);
    List<Future<Map<Command, End>>> futures = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      futures.add(callers.submit(caller(coalescer, thread, start)));
    }
    start.countDown();

    Map<Command, End> ends = new ConcurrentHashMap<>();
    for (Future<Map<Command, End>> future : futures) {
      ends.putAll(future.get(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS));
    }

    assertThat(broken).isEmpty();
    assertThat(ends).hasSize(THREADS * COMMANDS_OF_A_THREAD);
    assertThat(ends.values()).contains(End.DONE, End.FAILED, End.REJECTED);
    ends.forEach(
        (command, end) ->
            assertThat(runs.getOrDefault(command, new AtomicInteger()).get())
                .as("runs of %s, which was %s", command, end)
                .isEqualTo(end == End.REJECTED ? 0 : 1));
  }

  /** Hands over its commands in pairs, so that the second is queued behind the first. */
  private Callable<Map<Command, End>> caller(
      Coalescer<Command, Command> coalescer, int thread, CountDownLatch start) {
    return () -> {
      start.await();
      Map<Command, End> ends = new ConcurrentHashMap<>();
      for (int i = 0; i < COMMANDS_OF_A_THREAD; i += 2) {
        Command one = new Command(thread % LANES, thread, i);
        Command two = new Command(thread % LANES, thread, i + 1);
        CompletableFuture<Command> first = coalescer.submit(one);
        CompletableFuture<Command> second = coalescer.submit(two);
        ends.put(one, end(one, first));
        ends.put(two, end(two, second));
      }
      return ends;
    };
  }

  private static End end(Command command, CompletableFuture<Command> result) throws Exception {
    try {
      Command answered = result.get(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
      assertThat(answered).isEqualTo(command);
      return End.DONE;
    } catch (ExecutionException e) {
      return e.getCause() instanceof RejectedCommandException ? End.REJECTED : End.FAILED;
    }
  }

  private List<Command> work(List<Command> batch) {
    AtomicInteger others =
        underWay.computeIfAbsent(batch.get(0).lane(), lane -> new AtomicInteger());
    expect(others.incrementAndGet() == 1, "two batches of one lane at once", batch);
    expect(batch.size() <= 8, "too large", batch);
    expect(batch.stream().map(Command::lane).distinct().count() == 1, "mixed lanes", batch);
    batch.forEach(this::noteRun);
    others.decrementAndGet();
    if (batch.stream().anyMatch(command -> command.number() % 97 == 0)) {
      throw new IllegalStateException("fails the batch");
    }
    return batch;
  }

  private void noteRun(Command command) {
    runs.computeIfAbsent(command, any -> new AtomicInteger()).incrementAndGet();
    Command thread = new Command(command.lane(), command.thread(), 0);
    Integer before = lastOfThread.put(thread, command.number());
    expect(before == null || before < command.number(), "overtaken", List.of(command));
  }

  private void expect(boolean condition, String problem, List<Command> commands) {
    if (!condition) {
      synchronized (broken) {
        broken.add(problem + ": " + commands);
      }
    }
  }
}
