package io.couponservice.application.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.fixture.SampleTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluateAlarmsTest {

  private static final Instant START = SampleTimes.INSTANT;

  private final Map<AlarmName, Reading> readings = new EnumMap<>(AlarmName.class);
  private final List<AlarmStatus> told = new ArrayList<>();
  private final EvaluateAlarms alarms =
      new EvaluateAlarms(
          List.of(signal(AlarmName.ERROR_RATIO), signal(AlarmName.DEAD_LETTERS)), told::add, START);

  private AlarmSignal signal(AlarmName name) {
    return new AlarmSignal(
        new AlarmRule(name, 10, Duration.ofSeconds(10)),
        () -> readings.getOrDefault(name, Reading.NOTHING));
  }

  @Test
  void only_changes_are_told_and_all_is_shown() {
    alarms.evaluate(START.plusSeconds(1));
    assertThat(told).isEmpty();
    assertThat(alarms.statuses())
        .extracting(AlarmStatus::name)
        .containsExactly(AlarmName.ERROR_RATIO, AlarmName.DEAD_LETTERS);

    readings.put(AlarmName.DEAD_LETTERS, Reading.of(11));
    alarms.evaluate(START.plusSeconds(2));
    alarms.evaluate(START.plusSeconds(3));
    assertThat(told).containsExactly(alarms.statuses().get(1));
    assertThat(alarms.isFiring(AlarmName.DEAD_LETTERS)).isTrue();
    assertThat(alarms.isFiring(AlarmName.ERROR_RATIO)).isFalse();
    assertThat(alarms.isFiring(AlarmName.PROCESSING_DELAY)).isFalse();

    readings.put(AlarmName.DEAD_LETTERS, Reading.of(8));
    alarms.evaluate(START.plusSeconds(4));
    alarms.evaluate(START.plusSeconds(14));
    assertThat(told)
        .extracting(AlarmStatus::state)
        .containsExactly(AlarmState.FIRING, AlarmState.OK);
    assertThat(alarms.isFiring(AlarmName.DEAD_LETTERS)).isFalse();
  }

  @Test
  void alarms_that_change_together_are_told_each() {
    readings.put(AlarmName.ERROR_RATIO, Reading.of(11));
    readings.put(AlarmName.DEAD_LETTERS, Reading.of(12));
    alarms.evaluate(START.plusSeconds(1));
    assertThat(told)
        .containsExactlyElementsOf(alarms.statuses())
        .allMatch(each -> each.since().equals(START.plusSeconds(1)));
  }

  @Test
  void the_names_are_those_that_others_know() {
    assertThat(AlarmName.values())
        .extracting(AlarmName::text)
        .containsExactly("processing_delay", "error_ratio", "dead_letters");
  }
}
