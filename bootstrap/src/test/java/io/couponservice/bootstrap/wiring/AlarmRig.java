package io.couponservice.bootstrap.wiring;

import io.couponservice.application.alarm.AlarmName;
import io.couponservice.application.alarm.AlarmState;
import io.couponservice.application.alarm.AlarmStatus;
import io.couponservice.application.alarm.EvaluateAlarms;
import io.couponservice.application.fixture.SampleTimes;
import io.couponservice.application.inbound.Effect;
import io.couponservice.application.inbound.InboundMonitor;
import io.couponservice.application.inbound.InboundMonitor.Handled;
import io.couponservice.application.inbound.InboundOutcome;
import io.couponservice.application.inmemory.MovableClock;
import io.couponservice.application.monitoring.Backlog;
import io.couponservice.application.port.OutageException;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.RecordPosition;
import io.couponservice.bootstrap.config.ConfigSources;
import io.couponservice.bootstrap.config.ServiceConfig.Alarms;
import io.couponservice.bootstrap.metrics.BacklogMetrics;
import io.couponservice.bootstrap.metrics.InboundWindows;
import io.couponservice.bootstrap.metrics.Metrics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The alarms with their default settings, between made-up records and a made-up database. */
final class AlarmRig implements AutoCloseable {

  private static final String TOPIC = "payment.completed";

  final MovableClock clock = new MovableClock();
  final Metrics metrics = new Metrics();
  final List<AlarmStatus> told = new ArrayList<>();

  /** By topic; null while the database is away. */
  Map<String, Long> deadLetters = Map.of();

  private final Alarms settings = defaults();
  private final InboundWindows windows =
      AlarmRules.windows(
          settings, () -> Duration.between(SampleTimes.INSTANT, clock.instant()).toNanos());
  private final InboundMonitor monitor = metrics.inbound(clock, List.of(TOPIC), windows);
  private final BacklogMetrics backlog = metrics.sampler(List.of(TOPIC), this::read);
  private final EvaluateAlarms alarms =
      new EvaluateAlarms(
          AlarmRules.signals(settings, windows, backlog::deadLetters), told::add, clock.instant());

  AlarmRig() {
    metrics.watchAlarms(alarms);
  }

  private static Alarms defaults() {
    return ConfigSources.read(
            null,
            Map.of(
                "COUPON_DB_URL", "jdbc:postgresql://db/coupon",
                "COUPON_DB_USER", "coupon",
                "COUPON_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                "COUPON_API_TOKENS", "shop:service:12345678"))
        .alarms();
  }

  private Backlog read() {
    if (deadLetters == null) {
      throw new OutageException("the database is away", null);
    }
    return new Backlog(0, Duration.ZERO, 0, deadLetters, 0, Map.of());
  }

  /** Records come to an end, each so long after it was made. */
  void handled(int records, InboundOutcome outcome, Duration delay) {
    for (int i = 0; i < records; i++) {
      monitor.handled(List.of(record(outcome, delay)), Duration.ofMillis(1));
    }
  }

  private Handled record(InboundOutcome outcome, Duration delay) {
    return new Handled(
        new InboundRecord(
            new RecordPosition(TOPIC, 0, 0), clock.instant().minus(delay), null, null, List.of()),
        outcome,
        "evt_1",
        "corr_1",
        1,
        false,
        null,
        Effect.NONE);
  }

  /** Five seconds pass; then the database is looked at, and the alarms are evaluated. */
  void evaluate() {
    clock.pass(settings.period());
    try {
      backlog.run();
    } catch (OutageException e) {
      if (deadLetters != null) {
        throw e;
      }
    }
    alarms.evaluate(clock.instant());
  }

  /** Until a time has passed, with whatever happens in each of the periods. */
  void during(Duration time, Runnable each) {
    for (long left = time.dividedBy(settings.period()); left > 0; left--) {
      each.run();
      evaluate();
    }
  }

  AlarmStatus status(AlarmName name) {
    return alarms.statuses().stream().filter(each -> each.name() == name).findAny().orElseThrow();
  }

  boolean fires(AlarmName name) {
    return status(name).state() == AlarmState.FIRING;
  }

  /** What others read. */
  boolean isShownAsFiring(AlarmName name) {
    String gauge = "coupon_alarm{name=\"" + name.text() + "\"} ";
    return metrics.text().lines().anyMatch((gauge + "1.0")::equals)
        && metrics.text().lines().noneMatch((gauge + "0.0")::equals);
  }

  @Override
  public void close() {
    metrics.close();
  }
}
