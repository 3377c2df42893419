package io.couponservice.application.alarm;

import java.time.Instant;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * An alarm between two evaluations. It fires with the first reading above the threshold. It is over
 * when readings have been calm for as long as the rule says, without one between that was not: what
 * is unknown is not calm, so that nothing ends because nobody could look.
 *
 * @param rule not null
 * @param status not null
 * @param calmSince when readings began to be calm while it fires, null if the last one was not
 */
record Alarm(AlarmRule rule, AlarmStatus status, Instant calmSince) {

  /** Checks for null. */
  Alarm {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(status, "status");
  }

  /** One that nothing is known of yet. */
  static Alarm unknown(AlarmRule rule, Instant now) {
    return new Alarm(
        rule,
        new AlarmStatus(rule.name(), AlarmState.OK, OptionalDouble.empty(), rule.threshold(), now),
        null);
  }

  /** The same alarm after a reading. */
  Alarm next(Reading reading, Instant now) {
    if (reading.isAbove(rule)) {
      return in(AlarmState.FIRING, reading, now, null);
    }
    if (!status.firing() || !reading.isCalm(rule)) {
      return in(status.state(), reading, now, null);
    }
    // A clock may go back: then the time of calm begins anew.
    Instant calm = calmSince == null || calmSince.isAfter(now) ? now : calmSince;
    return calm.plus(rule.hold()).isAfter(now)
        ? in(AlarmState.FIRING, reading, now, calm)
        : in(AlarmState.OK, reading, now, null);
  }

  private Alarm in(AlarmState state, Reading reading, Instant now, Instant calm) {
    Instant since = state == status.state() ? status.since() : now;
    return new Alarm(
        rule, new AlarmStatus(rule.name(), state, reading.value(), rule.threshold(), since), calm);
  }
}
