package io.couponservice.bootstrap.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OracleTest {

  @Test
  void isSilentAboutGoodRun() {
    assertThat(Oracle.check(GoodRun.planted().contents())).isEmpty();
    Oracle.assertContent(GoodRun.planted().contents());
  }

  @Test
  void isSilentAboutNothingAtAll() {
    assertThat(Oracle.check(new PlantedRun().contents())).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void findsFault(Fault fault) {
    PlantedRun run = GoodRun.planted();
    fault.plant().accept(run);
    assertThat(Oracle.check(run.contents()))
        .anySatisfy(
            violation -> {
              assertThat(violation.check()).isEqualTo(fault.check());
              assertThat(violation.toString()).contains(fault.words());
            });
  }

  @Test
  void hasFaultForEveryCheck() {
    assertThat(faults().map(Fault::check)).containsAll(Oracle.checks());
  }

  @Test
  void reportsAllFaultsAtOnce() {
    PlantedRun run = GoodRun.planted();
    faults().filter(Fault::combines).forEach(fault -> fault.plant().accept(run));
    List<Violation> violations = Oracle.check(run.contents());
    assertThat(faults().filter(Fault::combines))
        .allSatisfy(
            fault ->
                assertThat(violations)
                    .anyMatch(
                        each ->
                            each.check().equals(fault.check())
                                && each.toString().contains(fault.words())));
    assertThatThrownBy(() -> Oracle.assertContent(run.contents()))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(violations.size() + " violations");
  }

  static Stream<Fault> faults() {
    return Stream.of(
            PublishedFaults.ALL,
            SchemaFaults.ALL,
            LifecycleFaults.ALL,
            RowFaults.ALL,
            InboundFaults.ALL,
            DeadLetterFaults.ALL,
            HistoryFaults.ALL,
            OrderFaults.ALL,
            TimeFaults.ALL)
        .flatMap(List::stream);
  }
}
