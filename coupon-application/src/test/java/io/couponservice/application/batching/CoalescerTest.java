package io.couponservice.application.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.batching.Coalescer.Limits;
import io.couponservice.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The lane of a command is its first letter. */
@Timeout(60)
class CoalescerTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final ExecutorService threads = Executors.newFixedThreadPool(4);
  private final HeldWork work = new HeldWork();
  private final Coalescer<String, String> coalescer = coalescer(new Limits(4, 6, LONG));

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  void aCommandThatFindsItsLaneIdleRunsAtOnceAlone() throws Exception {
    for (String command : List.of("a1", "a2")) {
      CompletableFuture<String> result = coalescer.submit(command);

      HeldWork.Batch batch = work.next();
      assertThat(batch.commands()).containsExactly(command);
      assertThat(result).isNotDone();
      batch.succeed();
      assertThat(result(result)).isEqualTo("did " + command);
    }
  }

  @Test
  void whatArrivesDuringABatchGoesTogetherIntoTheNextInItsOrder() throws Exception {
    HeldWork.Batch first = begin(coalescer, "a1");
    CompletableFuture<String> second = coalescer.submit("a3");
    CompletableFuture<String> third = coalescer.submit("a2");
    assertThat(work.hasNext()).isFalse();

    first.succeed();

    HeldWork.Batch next = work.next();
    assertThat(next.commands()).containsExactly("a3", "a2");
    next.succeed();
    assertThat(result(second)).isEqualTo("did a3");
    assertThat(result(third)).isEqualTo("did a2");
  }

  @Test
  void aBatchIsNoLargerThanItsLimitAndTheRestComesAfterIt() throws Exception {
    HeldWork.Batch first = begin(coalescer, "a0");
    List<CompletableFuture<String>> results =
        List.of("a1", "a2", "a3", "a4", "a5", "a6").stream().map(coalescer::submit).toList();
    first.succeed();

    HeldWork.Batch second = work.next();
    assertThat(second.commands()).containsExactly("a1", "a2", "a3", "a4");
    second.succeed();
    HeldWork.Batch third = work.next();
    assertThat(third.commands()).containsExactly("a5", "a6");
    third.succeed();
    assertThat(result(results.get(5))).isEqualTo("did a6");
  }

  @Test
  void twoLanesRunInParallel() throws Exception {
    CompletableFuture<String> one = coalescer.submit("a1");
    HeldWork.Batch first = work.next();
    CompletableFuture<String> other = coalescer.submit("b1");

    HeldWork.Batch second = work.next();
    assertThat(second.commands()).containsExactly("b1");
    second.succeed();
    assertThat(result(other)).isEqualTo("did b1");
    assertThat(one).isNotDone();
    first.succeed();
    assertThat(result(one)).isEqualTo("did a1");
  }

  @Test
  void aCommandIsRejectedWhileTooManyWaitOverAllLanes() throws Exception {
    HeldWork.Batch a = begin(coalescer, "a0");
    HeldWork.Batch b = begin(coalescer, "b0");
    List<CompletableFuture<String>> waiting =
        List.of("a1", "a2", "a3", "b1", "b2", "b3").stream().map(coalescer::submit).toList();

    assertRejected(coalescer.submit("a4"), "FULL");
    assertRejected(coalescer.submit("c1"), "FULL");

    a.succeed();
    HeldWork.Batch next = work.next();
    assertThat(next.commands()).containsExactly("a1", "a2", "a3");
    CompletableFuture<String> later = coalescer.submit("a5");
    next.succeed();
    work.next().succeed();
    assertThat(result(later)).isEqualTo("did a5");
    b.succeed();
    work.next().succeed();
    assertThat(result(waiting.get(5))).isEqualTo("did b3");
  }

  @Test
  void aCommandThatWaitedPastItsDeadlineIsRejectedAndNotRun() throws Exception {
    Duration deadline = Duration.ofSeconds(1);
    Coalescer<String, String> impatient = coalescer(new Limits(4, 6, deadline));
    HeldWork.Batch first = begin(impatient, "a0");
    CompletableFuture<String> late = impatient.submit("a1");
    awaitEnd(System.nanoTime() + deadline.toNanos());
    CompletableFuture<String> inTime = impatient.submit("a2");
    first.succeed();

    HeldWork.Batch second = work.next();
    assertThat(second.commands()).containsExactly("a2");
    assertRejected(late, "TOO_LATE");
    second.succeed();
    assertThat(result(inTime)).isEqualTo("did a2");
  }

  @Test
  void aLaneGoesOnAfterABatchOfWhichAllWereTooLate() throws Exception {
    Duration deadline = Duration.ofSeconds(1);
    Coalescer<String, String> impatient = coalescer(new Limits(4, 6, deadline));
    HeldWork.Batch first = begin(impatient, "a0");
    CompletableFuture<String> late = impatient.submit("a1");
    awaitEnd(System.nanoTime() + deadline.toNanos());
    first.succeed();
    assertRejected(late, "TOO_LATE");

    CompletableFuture<String> next = impatient.submit("a2");

    HeldWork.Batch second = work.next();
    assertThat(second.commands()).containsExactly("a2");
    second.succeed();
    assertThat(result(next)).isEqualTo("did a2");
  }

  @Test
  void aFailureOfTheWorkFailsItsBatchAndTheLaneGoesOn() throws Exception {
    for (Throwable failure : List.of(new IllegalStateException("bug"), new AssertionError("bug"))) {
      CompletableFuture<String> failing = coalescer.submit("a1");
      HeldWork.Batch batch = work.next();
      CompletableFuture<String> next = coalescer.submit("a2");

      batch.fail(failure);

      assertThatThrownBy(() -> result(failing)).hasCause(failure);
      work.next().succeed();
      assertThat(result(next)).isEqualTo("did a2");
    }
  }

  @Test
  void whatTheExecutorDoesNotTakeFailsAndDoesNotWaitForEver() {
    threads.shutdownNow();

    // More than may wait: those that failed make room.
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> result(coalescer.submit("a")))
          .hasCauseInstanceOf(RejectedExecutionException.class);
    }
  }

  private Coalescer<String, String> coalescer(Limits limits) {
    return new Coalescer<>(command -> command.charAt(0), work, threads, limits);
  }

  /** Hands over a command that finds its lane idle. */
  private HeldWork.Batch begin(Coalescer<String, String> lanes, String command) throws Exception {
    CompletableFuture<String> result = lanes.submit(command);
    HeldWork.Batch batch = work.next();
    assertThat(batch.commands()).containsExactly(command);
    assertThat(result).isNotDone();
    return batch;
  }

  private static String result(CompletableFuture<String> future) throws Exception {
    return future.get(Eventually.PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static void assertRejected(CompletableFuture<String> future, String reason) {
    assertThatThrownBy(() -> result(future))
        .cause()
        .isInstanceOf(RejectedCommandException.class)
        .hasMessageContaining(reason);
  }

  private static void awaitEnd(long nanoTime) {
    while (System.nanoTime() - nanoTime <= 0) {
      Thread.onSpinWait();
    }
  }
}
