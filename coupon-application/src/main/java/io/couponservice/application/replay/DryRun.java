package io.couponservice.application.replay;

import io.couponservice.application.failed.DeadLetter;
import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.inbound.InboundMonitor.Handled;
import io.couponservice.application.inbound.InboundOutcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What replaying a set of dead letters would come to: counts, and some examples of each kind. */
public final class DryRun {

  private static final int EXAMPLES = 3;

  private final Map<InboundOutcome, Long> outcomes = new EnumMap<>(InboundOutcome.class);
  private final Map<String, Long> codes = new LinkedHashMap<>();
  private final List<Example> examples = new ArrayList<>();
  private long total;
  private long skipped;
  private long amount;
  private boolean complete = true;

  DryRun() {}

  /**
   * A dead letter with what its replay would come to.
   *
   * @param letter not null
   * @param result not null
   */
  public record Example(DeadLetter letter, ReplayResult result) {}

  void skip(int number) {
    total += number;
    skipped += number;
  }

  /** A bug came to light. */
  void fail(DeadLetter letter, RuntimeException bug) {
    total++;
    outcomes.merge(InboundOutcome.FAILED, 1L, Long::sum);
    codes.merge(FailedEvent.UNEXPECTED, 1L, Long::sum);
    addExample(
        letter,
        new ReplayResult(
            InboundOutcome.FAILED, FailedEvent.UNEXPECTED, bug.toString(), null, List.of()));
  }

  void cut() {
    complete = false;
  }

  void add(DeadLetter letter, Handled handled) {
    total++;
    outcomes.merge(handled.result(), 1L, Long::sum);
    String kind = handled.result().name();
    if (handled.failure() != null) {
      kind = handled.failure().reason();
      codes.merge(kind, 1L, Long::sum);
    } else if (letter.event().subject().amount() != null) {
      long more = letter.event().subject().amount();
      amount = more > Long.MAX_VALUE - amount ? Long.MAX_VALUE : amount + more;
    }
    addExample(letter, ReplayResult.of(handled));
  }

  private void addExample(DeadLetter letter, ReplayResult result) {
    long alike =
        examples.stream()
            .filter(example -> example.result().outcome() == result.outcome())
            .filter(
                example ->
                    String.valueOf(example.result().code()).equals(String.valueOf(result.code())))
            .count();
    if (alike < EXAMPLES) {
      examples.add(new Example(letter, result));
    }
  }

  /**
   * How many dead letters were looked at.
   *
   * @return 0 or more
   */
  public long total() {
    return total;
  }

  /**
   * How many of them would be left out, because they were replayed often enough.
   *
   * @return 0 or more
   */
  public long skipped() {
    return skipped;
  }

  /**
   * The money that those moved which would not fail, in won.
   *
   * @return 0 or more
   */
  public long amount() {
    return amount;
  }

  /**
   * Whether all dead letters of the set were looked at.
   *
   * @return false if there are more than are looked at in one dry run
   */
  public boolean complete() {
    return complete;
  }

  /**
   * How many would come to what.
   *
   * @return never null
   */
  public Map<InboundOutcome, Long> outcomes() {
    return Map.copyOf(outcomes);
  }

  /**
   * How many would fail with which code.
   *
   * @return never null
   */
  public Map<String, Long> codes() {
    return Map.copyOf(codes);
  }

  /**
   * The first of each kind.
   *
   * @return never null
   */
  public List<Example> examples() {
    return List.copyOf(examples);
  }
}
