package io.couponservice.bootstrap.wiring;

import io.couponservice.application.alarm.AlarmName;
import io.couponservice.application.alarm.AlarmRule;
import io.couponservice.application.alarm.AlarmSignal;
import io.couponservice.application.alarm.Reading;
import io.couponservice.bootstrap.config.ServiceConfig.Alarms;
import io.couponservice.bootstrap.metrics.InboundWindows;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The three alarms by their settings. */
final class AlarmRules {

  private static final double MILLIS = 1_000;

  private AlarmRules() {}

  /** What they need to know of consumed records. */
  static InboundWindows windows(Alarms settings, LongSupplier nanoTime) {
    return new InboundWindows(settings.window(), settings.processingDelay(), nanoTime);
  }

  /**
   * Each with what it is about.
   *
   * @param windows of the same settings
   * @param deadLetters how many are outstanding
   */
  static List<AlarmSignal> signals(
      Alarms settings, InboundWindows windows, Supplier<Reading> deadLetters) {
    return List.of(
        new AlarmSignal(
            rule(
                settings,
                AlarmName.PROCESSING_DELAY,
                settings.processingDelay().toMillis() / MILLIS),
            windows::processingDelay),
        new AlarmSignal(
            rule(settings, AlarmName.ERROR_RATIO, settings.errorRatio()),
            () -> windows.errorRatio(settings.errorRatioLeast())),
        new AlarmSignal(
            rule(settings, AlarmName.DEAD_LETTERS, (double) settings.deadLetters()), deadLetters));
  }

  private static AlarmRule rule(Alarms settings, AlarmName name, double threshold) {
    return new AlarmRule(name, threshold, settings.hold());
  }
}
