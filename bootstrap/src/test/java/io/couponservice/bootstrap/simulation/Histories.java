package io.couponservice.bootstrap.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/** Many histories, one a seed. */
public final class Histories {

  private final Flaw flaw;
  private final LongAdder run = new LongAdder();
  private final LongAdder actions = new LongAdder();
  private final LongAdder calls = new LongAdder();
  private final LongAdder faults = new LongAdder();

  private Histories(Flaw flaw) {
    this.flaw = flaw;
  }

  /** Of the service as it is. */
  public static Histories ofTheService() {
    return new Histories(Flaw.NONE);
  }

  static Histories of(Flaw flaw) {
    return new Histories(flaw);
  }

  /**
   * Runs the histories of consecutive seeds, on all cores, until one fails.
   *
   * @param first the first seed
   * @param count how many
   * @return what is wrong with one that fails: its seed, and the smallest history that still fails
   */
  public Optional<String> firstFailure(long first, long count) {
    return LongStream.range(first, first + count)
        .parallel()
        .filter(seed -> fails(Plan.draw(seed)))
        .boxed()
        .findAny()
        .map(this::report);
  }

  private boolean fails(Plan plan) {
    Simulation.Result result = Simulation.run(plan, Trace.dropped(), flaw);
    run.increment();
    actions.add(plan.actions().size());
    calls.add(result.calls().stream().mapToInt(List::size).sum());
    faults.add(result.faults());
    return !result.violations().isEmpty();
  }

  private String report(long seed) {
    Plan smallest = Shrinking.of(Plan.draw(seed), this::fails);
    Simulation.Result result = Simulation.run(smallest, Trace.kept(), flaw);
    return """
        seed %d fails; shrunk to %d actions:
        %s
        %s
        """
        .formatted(
            seed,
            smallest.actions().size(),
            indented(result.trace()),
            indented(result.violations()));
  }

  private static String indented(List<String> lines) {
    return "  " + String.join("\n  ", lines);
  }

  /**
   * What was done so far.
   *
   * @param took how long, not null
   * @return one line
   */
  public String summary(Duration took) {
    return "%,d histories, %,d actions, %,d calls of ports, %,d faults in %d s"
        .formatted(run.sum(), actions.sum(), calls.sum(), faults.sum(), took.toSeconds());
  }
}
