package io.couponservice.application.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.port.ContentionException;
import io.couponservice.application.port.OutageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BatchExecutionTest {

  private static final List<Integer> COMMANDS = IntStream.range(0, 13).boxed().toList();

  private final List<List<Integer>> runs = new ArrayList<>();

  @Test
  void aListThatSucceedsIsRunOnceAsAWhole() {
    assertThat(execution(batch -> {}).run(COMMANDS)).isEqualTo(done(COMMANDS, Set.of()));
    assertThat(runs).containsExactly(COMMANDS);
  }

  @Test
  void nothingIsRunForNoCommands() {
    assertThat(execution(batch -> {}).run(List.of())).isEmpty();
    assertThat(runs).isEmpty();
  }

  @Test
  void theWholeListIsRunAgainOnContention() {
    List<String> results = execution(batch -> contendIf(runs.size() <= 2)).run(COMMANDS);

    assertThat(results).isEqualTo(done(COMMANDS, Set.of()));
    assertThat(runs).containsExactly(COMMANDS, COMMANDS, COMMANDS);
  }

  @ParameterizedTest
  @MethodSource("everyPlace")
  void aCulpritAnywhereFailsAloneAndTheResultsKeepTheirOrder(int culprit) {
    List<String> results = execution(batch -> failIf(batch.contains(culprit))).run(COMMANDS);

    assertThat(results).isEqualTo(done(COMMANDS, Set.of(culprit)));
    // The whole list, then two halves a level of the bisection.
    assertThat(runs).hasSizeLessThanOrEqualTo(1 + 2 * 4);
  }

  static List<Integer> everyPlace() {
    return COMMANDS;
  }

  @Test
  void severalCulpritsFailAndTheOthersDoNot() {
    Set<Integer> culprits = Set.of(0, 5, 6, 12);

    List<String> results =
        execution(batch -> failIf(batch.stream().anyMatch(culprits::contains))).run(COMMANDS);

    assertThat(results).isEqualTo(done(COMMANDS, culprits));
  }

  @Test
  void aCommandThatFailsAloneIsNotRunASecondTime() {
    assertThat(execution(batch -> failIf(true)).run(List.of(7)))
        .containsExactly("failed 7: broken");
    assertThat(runs).containsExactly(List.of(7));
  }

  @Test
  void contentionWhileLookingForTheCulpritIsNoCulprit() {
    List<String> results =
        execution(
                batch -> {
                  failIf(batch.contains(3));
                  contendIf(runs.indexOf(batch) == runs.size() - 1);
                })
            .run(COMMANDS);

    assertThat(results).isEqualTo(done(COMMANDS, Set.of(3)));
  }

  @Test
  void anOutagePassesThroughAndNothingIsRunAgain() {
    OutageException outage = new OutageException("away", null);

    assertThatThrownBy(() -> execution(batch -> raise(outage)).run(COMMANDS)).isSameAs(outage);
    assertThat(runs).containsExactly(COMMANDS);
  }

  @Test
  void anOutageWhileLookingForTheCulpritPassesThrough() {
    OutageException outage = new OutageException("away", null);

    assertThatThrownBy(
            () ->
                execution(
                        batch -> {
                          failIf(batch.contains(0));
                          raise(outage);
                        })
                    .run(COMMANDS))
        .isSameAs(outage);
  }

  @Test
  void contentionThatNeverEndsBecomesAnOutage() {
    assertThatThrownBy(() -> execution(batch -> contendIf(true)).run(COMMANDS))
        .isInstanceOf(OutageException.class)
        .hasCauseInstanceOf(ContentionException.class);
    assertThat(runs).hasSize(10).containsOnly(COMMANDS);
  }

  private BatchExecution<Integer, String> execution(Failure failure) {
    Function<List<Integer>, List<String>> work =
        batch -> {
          runs.add(List.copyOf(batch));
          failure.orNot(batch);
          return done(batch, Set.of());
        };
    return new BatchExecution<>(work, (command, e) -> "failed " + command + ": " + e.getMessage());
  }

  private static List<String> done(List<Integer> commands, Set<Integer> culprits) {
    return commands.stream()
        .map(
            command -> culprits.contains(command) ? "failed " + command + ": broken" : "" + command)
        .toList();
  }

  private static void failIf(boolean condition) {
    if (condition) {
      throw new IllegalStateException("broken");
    }
  }

  private static void contendIf(boolean condition) {
    if (condition) {
      throw new ContentionException("deadlock", null);
    }
  }

  private static void raise(OutageException outage) {
    throw outage;
  }

  private interface Failure {
    void orNot(List<Integer> batch);
  }
}
