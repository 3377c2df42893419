package io.couponservice.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.alarm.AlarmName;
import io.couponservice.application.alarm.AlarmStatus;
import io.couponservice.application.inbound.InboundOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An hour of traffic in simulated time, as it is on a good day: bursts and lulls, delays of
 * milliseconds with a tail of seconds, a few bad records, a few dead letters. No alarm fires. The
 * same hour with a little too much of one thing fires, and only the alarm about that.
 */
class CleanHourTest {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final int PERIOD_SECONDS = 5;
  private static final int MEAN_PER_SECOND = 30;

  /** Of all records, in each of which the threshold is 0.01. */
  private static final double SLOW = 0.002;

  private static final double BAD = 0.004;
  private static final int DEAD_LETTERS = 40;

  private static final List<InboundOutcome> GOOD =
      List.of(
          InboundOutcome.APPLIED,
          InboundOutcome.APPLIED,
          InboundOutcome.APPLIED,
          InboundOutcome.IGNORED,
          InboundOutcome.DUPLICATE);

  private static final List<InboundOutcome> ERRORS =
      List.of(InboundOutcome.REFUSED, InboundOutcome.UNREADABLE, InboundOutcome.FAILED);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void no_alarm_fires(long seed) {
    assertThat(changes(seed, SLOW, BAD, DEAD_LETTERS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "PROCESSING_DELAY, 0.013, 0.004, 40",
    "ERROR_RATIO, 0.002, 0.013, 40",
    "DEAD_LETTERS, 0.002, 0.004, 90"
  })
  void too_much_of_one_thing_fires_its_alarm(
      AlarmName alarm, double slow, double bad, int deadLetters) {
    assertThat(changes(1, slow, bad, deadLetters))
        .isNotEmpty()
        .allMatch(each -> each.name() == alarm);
  }

  private static List<AlarmStatus> changes(long seed, double slow, double bad, int deadLetters) {
    Random random = new Random(seed);
    try (AlarmRig rig = new AlarmRig()) {
      rig.during(
          HOUR,
          () -> {
            int records =
                (int) (MEAN_PER_SECOND * PERIOD_SECONDS * (0.2 + 1.6 * random.nextDouble()));
            for (int i = 0; i < records; i++) {
              rig.handled(1, outcome(random, bad), delay(random, slow));
            }
            rig.deadLetters =
                Map.of(
                    "payment.completed",
                    Math.max(0, Math.round(deadLetters + 10 * random.nextGaussian())),
                    "order.cancelled",
                    (long) random.nextInt(5));
          });
      return List.copyOf(rig.told);
    }
  }

  private static InboundOutcome outcome(Random random, double bad) {
    List<InboundOutcome> some = random.nextDouble() < bad ? ERRORS : GOOD;
    return some.get(random.nextInt(some.size()));
  }

  /**
   * A few ms mostly; one in fifty up to 4 s; now and then one that is longer than the threshold.
   */
  private static Duration delay(Random random, double slow) {
    double kind = random.nextDouble();
    if (kind < slow) {
      return Duration.ofMillis(5_001 + random.nextInt(15_000));
    }
    return Duration.ofMillis(
        kind < 0.02 ? 500 + random.nextInt(3_500) : 2 + (long) Math.exp(2 + random.nextGaussian()));
  }
}
