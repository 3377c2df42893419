package io.couponservice.application.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.fixture.SampleTimes;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threshold 100, so that it clears at 80; a minute of hold. */
class AlarmTest {

  private static final AlarmRule RULE =
      new AlarmRule(AlarmName.DEAD_LETTERS, 100, Duration.ofMinutes(1));

  private Instant now = SampleTimes.INSTANT;
  private Alarm alarm = Alarm.unknown(RULE, now);

  @Test
  void it_is_ok_before_anything_is_known() {
    assertThat(alarm.status().state()).isEqualTo(AlarmState.OK);
    assertThat(alarm.status().value()).isEmpty();
    assertThat(alarm.status().since()).isEqualTo(SampleTimes.INSTANT);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 80, 99.9, 100})
  void it_does_not_fire_up_to_the_threshold(double value) {
    after(5, Reading.of(value));
    isOkSince(SampleTimes.INSTANT);
    assertThat(alarm.status().value()).hasValue(value);
  }

  @Test
  void it_fires_at_once_above_the_threshold() {
    after(5, Reading.of(100.1));
    isFiringSince(SampleTimes.INSTANT.plusSeconds(5));
    assertThat(alarm.status().value()).hasValue(100.1);
    after(5, Reading.of(300));
    isFiringSince(SampleTimes.INSTANT.plusSeconds(5));
  }

  @Test
  void it_is_over_when_it_was_calm_for_long_enough() {
    fire();
    after(5, Reading.of(80));
    after(59, Reading.of(0));
    isFiringSince(SampleTimes.INSTANT);
    after(1, Reading.of(80));
    isOkSince(SampleTimes.INSTANT.plusSeconds(65));
  }

  @ParameterizedTest
  @ValueSource(doubles = {80.1, 100, 101})
  void what_is_not_calm_begins_the_hold_anew(double value) {
    fire();
    after(5, Reading.of(0));
    after(59, Reading.of(value));
    after(1, Reading.of(0));
    after(59, Reading.of(0));
    isFiringSince(SampleTimes.INSTANT);
    after(1, Reading.of(0));
    isOkSince(SampleTimes.INSTANT.plusSeconds(125));
  }

  @Test
  void between_the_bounds_it_stays_what_it_is() {
    after(5, Reading.of(90));
    after(600, Reading.of(90));
    isOkSince(SampleTimes.INSTANT);
    alarm = Alarm.unknown(RULE, now);
    Instant fired = now;
    fire();
    after(5, Reading.of(90));
    after(600, Reading.of(90));
    isFiringSince(fired);
  }

  @Test
  void without_data_it_is_over_after_the_hold() {
    fire();
    after(5, Reading.NOTHING);
    assertThat(alarm.status().value()).isEmpty();
    after(60, Reading.NOTHING);
    isOkSince(SampleTimes.INSTANT.plusSeconds(65));
  }

  @Test
  void a_value_of_too_little_is_shown_and_is_not_bad() {
    after(5, Reading.ofTooLittle(1_000));
    isOkSince(SampleTimes.INSTANT);
    assertThat(alarm.status().value()).hasValue(1_000);
    fire();
    after(5, Reading.ofTooLittle(1_000));
    after(60, Reading.ofTooLittle(1_000));
    isOkSince(SampleTimes.INSTANT.plusSeconds(70));
  }

  @Test
  void what_is_unknown_neither_fires_nor_ends_anything() {
    after(5, Reading.UNKNOWN);
    isOkSince(SampleTimes.INSTANT);
    fire();
    Instant fired = now;
    after(5, Reading.of(0));
    after(600, Reading.UNKNOWN);
    isFiringSince(fired);
    assertThat(alarm.status().value()).isEmpty();
    after(5, Reading.of(0));
    isFiringSince(fired);
    after(60, Reading.of(0));
    assertThat(alarm.status().state()).isEqualTo(AlarmState.OK);
  }

  @Test
  void without_a_hold_it_is_over_at_once() {
    alarm = Alarm.unknown(new AlarmRule(AlarmName.DEAD_LETTERS, 0, Duration.ZERO), now);
    after(5, Reading.of(1));
    isFiringSince(SampleTimes.INSTANT.plusSeconds(5));
    after(5, Reading.of(0));
    isOkSince(SampleTimes.INSTANT.plusSeconds(10));
  }

  @Test
  void a_clock_that_goes_back_keeps_no_alarm_for_ever() {
    fire();
    after(5, Reading.of(0));
    after(-86_400, Reading.of(0));
    after(60, Reading.of(0));
    assertThat(alarm.status().state()).isEqualTo(AlarmState.OK);
  }

  @Test
  void rules_and_readings_have_ranges() {
    assertThatThrownBy(() -> new AlarmRule(AlarmName.ERROR_RATIO, Double.NaN, Duration.ZERO))
        .hasMessageContaining("threshold");
    assertThatThrownBy(() -> new AlarmRule(AlarmName.ERROR_RATIO, -1, Duration.ZERO))
        .hasMessageContaining("threshold");
    assertThatThrownBy(() -> new AlarmRule(AlarmName.ERROR_RATIO, 1, Duration.ofMillis(-1)))
        .hasMessageContaining("hold");
    assertThatThrownBy(() -> Reading.of(Double.NaN)).hasMessageContaining("value");
  }

  private void fire() {
    alarm = alarm.next(Reading.of(101), now);
    assertThat(alarm.status().firing()).isTrue();
  }

  private void after(long seconds, Reading reading) {
    now = now.plusSeconds(seconds);
    alarm = alarm.next(reading, now);
  }

  private void isOkSince(Instant since) {
    assertThat(alarm.status().state()).isEqualTo(AlarmState.OK);
    assertThat(alarm.status().since()).isEqualTo(since);
  }

  private void isFiringSince(Instant since) {
    assertThat(alarm.status().state()).isEqualTo(AlarmState.FIRING);
    assertThat(alarm.status().since()).isEqualTo(since);
  }
}
