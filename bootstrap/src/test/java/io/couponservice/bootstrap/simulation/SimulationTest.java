package io.couponservice.bootstrap.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens, in whatever order, and whatever goes wrong: what is left is right. */
class SimulationTest {

  private static final int HISTORIES = 10_000;

  @Test
  void ten_thousand_histories_leave_nothing_wrong() {
    Histories histories = Histories.ofTheService();
    long start = System.nanoTime();
    Optional<String> failure = histories.firstFailure(1, HISTORIES);
    System.out.println(histories.summary(Duration.ofNanos(System.nanoTime() - start)));
    assertThat(failure).isEmpty();
  }

  @Test
  void a_seed_gives_the_same_history_each_time() {
    LongStream.rangeClosed(1, 50)
        .forEach(
            seed -> {
              List<String> trace = trace(seed);
              assertThat(trace).hasSizeGreaterThan(20).isEqualTo(trace(seed));
            });
  }

  @Test
  void histories_differ_between_seeds() {
    assertThat(LongStream.rangeClosed(1, 50).mapToObj(SimulationTest::trace).distinct())
        .hasSize(50);
  }

  @ParameterizedTest
  @MethodSource("flaws")
  void a_flaw_is_found_and_its_history_made_small(Flaw flaw) {
    Optional<String> failure = Histories.of(flaw).firstFailure(1, 2_000);
    assertThat(failure).isPresent();
    int actions =
        Integer.parseInt(failure.get().replaceFirst("(?s).* shrunk to (\\d+) actions.*", "$1"));
    assertThat(actions).as(failure.get()).isLessThanOrEqualTo(8);
  }

  static Stream<Named<Flaw>> flaws() {
    return Stream.of(
        Named.of("commands are not remembered", Flaws.commandsAreNotRemembered()),
        Named.of("events are not remembered", Flaws.eventsAreNotRemembered()),
        Named.of("coupons are not saved", Flaws.couponsAreNotSaved()),
        Named.of("quotas are not counted", Flaws.quotasAreNotCounted()),
        Named.of("events are not published", Flaws.eventsAreNotPublished()),
        Named.of("automatic issues are not remembered", Flaws.automaticIssuesAreNotRemembered()));
  }

  private static List<String> trace(long seed) {
    return Simulation.run(Plan.draw(seed), Trace.kept(), Flaw.NONE).trace();
  }
}
