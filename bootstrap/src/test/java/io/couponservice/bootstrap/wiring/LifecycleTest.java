package io.couponservice.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LifecycleTest {

  private final List<String> closed = new CopyOnWriteArrayList<>();
  private final Lifecycle lifecycle = new Lifecycle(Duration.ofSeconds(20));

  @Test
  void what_was_opened_last_is_closed_first() {
    for (String name : List.of("database", "relay", "consumers")) {
      AutoCloseable resource = lifecycle.add(() -> closed.add(name));
      assertThat(resource).isNotNull();
    }

    lifecycle.close();
    lifecycle.close();

    assertThat(closed).containsExactly("consumers", "relay", "database");
  }

  @Test
  void what_is_of_one_stage_is_closed_at_the_same_time() {
    CyclicBarrier together = new CyclicBarrier(2);
    AutoCloseable one = lifecycle.add(together::await);
    AutoCloseable other = lifecycle.addBeside(together::await);

    lifecycle.close();

    assertThat(one).isNotSameAs(other);
    assertThat(together.isBroken()).isFalse();
  }

  @Test
  void a_failure_keeps_nothing_from_being_closed() {
    AutoCloseable last = lifecycle.add(() -> closed.add("database"));
    AutoCloseable first =
        lifecycle.add(
            () -> {
              throw new IllegalArgumentException("does not close");
            });

    assertThatThrownBy(lifecycle::close)
        .isInstanceOf(IllegalStateException.class)
        .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));

    assertThat(closed).containsExactly("database");
    assertThat(first).isNotSameAs(last);
  }

  @Test
  void what_hangs_is_left_behind_and_the_others_still_get_their_time() {
    CountDownLatch never = new CountDownLatch(1);
    Lifecycle brief = new Lifecycle(Duration.ofMillis(600));
    AutoCloseable database = brief.add(() -> closed.add("database"));
    AutoCloseable hanging = brief.add(never::await);
    AutoCloseable beside = brief.addBeside(() -> closed.add("beside"));

    long start = System.nanoTime();
    brief.close();

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    assertThat(closed).containsExactly("beside", "database");
    assertThat(List.of(database, hanging, beside)).doesNotHaveDuplicates();
    never.countDown();
  }
}
