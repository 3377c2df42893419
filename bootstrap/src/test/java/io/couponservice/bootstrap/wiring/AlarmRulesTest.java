package io.couponservice.bootstrap.wiring;

import static io.couponservice.application.alarm.AlarmName.DEAD_LETTERS;
import static io.couponservice.application.alarm.AlarmName.ERROR_RATIO;
import static io.couponservice.application.alarm.AlarmName.PROCESSING_DELAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.couponservice.application.alarm.AlarmName;
import io.couponservice.application.alarm.AlarmState;
import io.couponservice.application.alarm.AlarmStatus;
import io.couponservice.application.inbound.InboundOutcome;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each alarm is driven to firing and back, by what it is about. */
class AlarmRulesTest {

  private static final Duration QUICK = Duration.ofMillis(10);
  private static final Duration HOLD = Duration.ofMinutes(1);
  private static final Duration WINDOW = Duration.ofMinutes(5);

  private final AlarmRig rig = new AlarmRig();

  @AfterEach
  void close() {
    rig.close();
  }

  @Test
  void processing_delay_fires_while_one_in_a_hundred_takes_longer_and_is_over_after_that() {
    good(297);
    rig.handled(3, InboundOutcome.APPLIED, Duration.ofSeconds(7));
    rig.evaluate();
    isOk(PROCESSING_DELAY);
    rig.handled(1, InboundOutcome.APPLIED, Duration.ofSeconds(7));
    rig.evaluate();
    isFiring(PROCESSING_DELAY);
    assertThat(value(PROCESSING_DELAY)).isCloseTo(7, Offset.offset(0.15));

    rig.during(WINDOW.minusSeconds(10), () -> good(1));
    isFiring(PROCESSING_DELAY);
    rig.during(HOLD.plusSeconds(10), () -> good(1));
    isOk(PROCESSING_DELAY);
    tells(PROCESSING_DELAY);
  }

  @Test
  void a_delay_of_the_threshold_is_none_too_many() {
    rig.handled(1, InboundOutcome.APPLIED, Duration.ofSeconds(5));
    rig.evaluate();
    isOk(PROCESSING_DELAY);
    assertThat(value(PROCESSING_DELAY)).isEqualTo(5);
  }

  @Test
  void a_failed_attempt_has_no_delay_yet_and_a_recovered_one_has() {
    Duration late = Duration.ofSeconds(8);
    rig.handled(1, InboundOutcome.FAILED, late);
    rig.handled(1, InboundOutcome.DEFERRED, late);
    rig.evaluate();
    assertThat(rig.status(PROCESSING_DELAY).value()).isEmpty();
    rig.handled(1, InboundOutcome.RECOVERED, late);
    rig.evaluate();
    isFiring(PROCESSING_DELAY);
  }

  @ParameterizedTest
  @EnumSource(names = {"REFUSED", "UNREADABLE", "FAILED"})
  void error_ratio_fires_above_one_in_a_hundred_and_is_over_after_that(InboundOutcome error) {
    good(198);
    rig.handled(2, error, QUICK);
    rig.evaluate();
    isOk(ERROR_RATIO);
    assertThat(value(ERROR_RATIO)).isEqualTo(0.01);
    rig.handled(1, error, QUICK);
    rig.evaluate();
    isFiring(ERROR_RATIO);

    rig.during(HOLD, () -> good(1));
    isFiring(ERROR_RATIO);
    rig.during(HOLD.plusSeconds(30), () -> good(50));
    isOk(ERROR_RATIO);
    assertThat(value(ERROR_RATIO)).isBetween(0.0001, 0.008);
    tells(ERROR_RATIO);
  }

  @Test
  void of_less_than_a_hundred_no_error_ratio_is_bad() {
    rig.handled(99, InboundOutcome.REFUSED, QUICK);
    rig.evaluate();
    isOk(ERROR_RATIO);
    assertThat(value(ERROR_RATIO)).isEqualTo(1);
    rig.handled(1, InboundOutcome.REFUSED, QUICK);
    rig.evaluate();
    isFiring(ERROR_RATIO);
  }

  @ParameterizedTest
  @EnumSource(names = {"APPLIED", "DUPLICATE", "IGNORED", "RECOVERED", "DEFERRED"})
  void what_is_no_error_is_none(InboundOutcome outcome) {
    rig.handled(200, outcome, QUICK);
    rig.evaluate();
    isOk(ERROR_RATIO);
    assertThat(value(ERROR_RATIO)).isZero();
  }

  @Test
  void when_nothing_comes_any_more_both_are_over() {
    rig.handled(100, InboundOutcome.REFUSED, Duration.ofSeconds(7));
    rig.evaluate();
    isFiring(ERROR_RATIO);
    isFiring(PROCESSING_DELAY);
    rig.during(WINDOW.plus(HOLD), () -> {});
    isOk(ERROR_RATIO);
    isOk(PROCESSING_DELAY);
    assertThat(rig.status(PROCESSING_DELAY).value()).isEmpty();
  }

  @Test
  void dead_letters_fires_above_a_hundred_over_all_topics_and_is_over_after_that() {
    rig.deadLetters = Map.of("payment.completed", 60L, "order.cancelled", 40L);
    rig.evaluate();
    isOk(DEAD_LETTERS);
    rig.deadLetters = Map.of("payment.completed", 60L, "order.cancelled", 41L);
    rig.evaluate();
    isFiring(DEAD_LETTERS);
    assertThat(value(DEAD_LETTERS)).isEqualTo(101);

    rig.deadLetters = Map.of("payment.completed", 81L);
    rig.during(HOLD.multipliedBy(2), () -> {});
    isFiring(DEAD_LETTERS);
    rig.deadLetters = Map.of("payment.completed", 80L);
    rig.during(HOLD, () -> {});
    isFiring(DEAD_LETTERS);
    rig.evaluate();
    isOk(DEAD_LETTERS);
    tells(DEAD_LETTERS);
  }

  @Test
  void while_the_database_is_away_nothing_is_known_and_nothing_changes() {
    rig.deadLetters = null;
    rig.evaluate();
    isOk(DEAD_LETTERS);
    assertThat(rig.status(DEAD_LETTERS).value()).isEmpty();
    rig.deadLetters = Map.of("payment.completed", 101L);
    rig.evaluate();
    rig.deadLetters = null;
    rig.during(HOLD.multipliedBy(2), () -> {});
    isFiring(DEAD_LETTERS);
    assertThat(rig.status(DEAD_LETTERS).value()).isEmpty();
    rig.deadLetters = Map.of();
    rig.during(HOLD.plusSeconds(5), () -> {});
    isOk(DEAD_LETTERS);
  }

  private void good(int records) {
    rig.handled(records, InboundOutcome.APPLIED, QUICK);
  }

  private double value(AlarmName name) {
    return rig.status(name).value().orElseThrow();
  }

  private void isOk(AlarmName name) {
    assertThat(rig.fires(name)).isFalse();
    assertThat(rig.isShownAsFiring(name)).isFalse();
  }

  private void isFiring(AlarmName name) {
    assertThat(rig.fires(name)).isTrue();
    assertThat(rig.isShownAsFiring(name)).isTrue();
  }

  private void tells(AlarmName name) {
    assertThat(rig.told)
        .extracting(AlarmStatus::name, AlarmStatus::state)
        .containsExactly(tuple(name, AlarmState.FIRING), tuple(name, AlarmState.OK));
  }
}
