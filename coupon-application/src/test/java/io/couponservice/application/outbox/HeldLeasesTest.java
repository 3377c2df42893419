package io.couponservice.application.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.port.OutageException;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HeldLeasesTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final List<ShardLease> FIRST = List.of(new ShardLease(0, 1), new ShardLease(3, 7));
  private static final List<ShardLease> SECOND = List.of(new ShardLease(0, 1));

  private final FakeLeases leases = new FakeLeases();

  @Test
  void areAskedForWhenTheyAreFirstNeeded() {
    leases.answer = () -> FIRST;
    HeldLeases held = new HeldLeases(leases, "one", LONG, System::nanoTime);
    assertThat(held.valid()).isFalse();
    assertThat(leases.renewals).isEmpty();

    assertThat(held.current(true)).isEqualTo(FIRST);

    assertThat(held.valid()).isTrue();
    assertThat(leases.renewals).hasSize(1);
    assertThat(leases.renewals.get(0).instance()).isEqualTo("one");
    assertThat(leases.renewals.get(0).duration()).isEqualTo(LONG);
  }

  @Test
  void areNotRenewedBeforeAThirdOfTheirTimeIsOver() {
    HeldLeases held = new HeldLeases(leases, "one", LONG, System::nanoTime);
    held.current(true);

    held.current(true);
    held.keep();

    assertThat(leases.renewals).hasSize(1);
  }

  @Test
  void areRenewedOnceAThirdOfTheirTimeIsOver() {
    leases.answer = () -> FIRST;
    HeldLeases held = new HeldLeases(leases, "one", SHORT, System::nanoTime);
    long before = System.nanoTime();
    held.current(true);
    leases.answer = () -> SECOND;

    until(() -> held.current(true).equals(SECOND));

    assertThat(leases.renewals).hasSizeGreaterThanOrEqualTo(2);
    assertThat(leases.renewals.get(1).nanoTime() - before)
        .isGreaterThanOrEqualTo(SHORT.toNanos() / 3);
  }

  @Test
  void areKeptAsNotIdleAndOtherwiseRenewedAsIdle() {
    HeldLeases held = new HeldLeases(leases, "one", SHORT, System::nanoTime);
    held.current(true);

    until(
        () -> {
          held.keep();
          return leases.renewals.size() == 2;
        });

    assertThat(leases.renewals).extracting(FakeLeases.Renewal::idle).containsExactly(true, false);
  }

  @Test
  void areTrustedForTwoThirdsOfTheirTimeWhileTheyCannotBeRenewed() {
    HeldLeases held = new HeldLeases(leases, "one", SHORT, System::nanoTime);
    long before = System.nanoTime();
    held.current(true);
    leases.answer = HeldLeasesTest::away;

    until(() -> !held.valid());

    assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(SHORT.toNanos() * 2 / 3);
    assertThatThrownBy(() -> held.current(true)).isInstanceOf(OutageException.class);
    assertThat(held.valid()).isFalse();
  }

  @Test
  void areNotTrustedIfTheAnswerTookTooLong() {
    leases.answer =
        () -> {
          long end = System.nanoTime() + SHORT.toNanos();
          until(() -> System.nanoTime() - end > 0);
          return FIRST;
        };

    assertThat(new HeldLeases(leases, "one", SHORT, System::nanoTime).current(true)).isEmpty();
  }

  @Test
  void areGivenBackAndAskedForAnew() {
    HeldLeases held = new HeldLeases(leases, "one", LONG, System::nanoTime);
    held.current(true);

    held.release();

    assertThat(leases.released).containsExactly("one");
    assertThat(held.valid()).isFalse();
    held.current(true);
    assertThat(leases.renewals).hasSize(2);
  }

  @Test
  void areNotGivenBackIfTheyWereNeverAskedFor() {
    new HeldLeases(leases, "one", LONG, System::nanoTime).release();

    assertThat(leases.released).isEmpty();
  }

  private static List<ShardLease> away() {
    throw new OutageException("away", null);
  }

  private static void until(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }
}
