package io.couponservice.bootstrap.wiring;

import io.couponservice.application.alarm.AlarmListener;
import io.couponservice.application.alarm.AlarmSignal;
import io.couponservice.application.alarm.AlarmStatus;
import io.couponservice.application.alarm.EvaluateAlarms;
import io.couponservice.bootstrap.config.ServiceConfig.Alarms;
import io.couponservice.bootstrap.logging.AlarmLog;
import io.couponservice.bootstrap.metrics.Metrics;
import io.couponservice.http.webhook.AlarmWebhook;
import io.couponservice.http.webhook.WebhookSettings;
import io.couponservice.http.webhook.WebhookSettings.Retries;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Evaluates the alarms now and then, and tells of their changes: in the log, and to a webhook. */
final class AlarmWork implements AutoCloseable {

  private final EvaluateAlarms alarms;
  private final Optional<AlarmWebhook> webhook;
  private final PeriodicWork work;

  private AlarmWork(Alarms settings, List<AlarmSignal> signals, Metrics metrics, Clock clock) {
    this.webhook = settings.webhook().url().map(url -> webhook(settings, url, clock));
    this.alarms = new EvaluateAlarms(signals, listener(new AlarmLog()), clock.instant());
    metrics.watchAlarms(alarms);
    this.work =
        PeriodicWork.start(
            "alarms",
            settings.period(),
            () -> {
              alarms.evaluate(clock.instant());
              return false;
            });
  }

  /** Starts its threads. */
  static AlarmWork start(Alarms settings, List<AlarmSignal> signals, Metrics metrics, Clock clock) {
    return new AlarmWork(settings, signals, metrics, clock);
  }

  private static AlarmWebhook webhook(Alarms settings, String url, Clock clock) {
    return AlarmWebhook.start(
        new WebhookSettings(
            URI.create(url),
            settings.webhook().secret().orElseThrow(),
            instance(),
            Retries.DEFAULT),
        () -> "alarm_" + UUID.randomUUID(),
        clock);
  }

  private AlarmListener listener(AlarmLog log) {
    return status -> {
      log.changed(status);
      webhook.ifPresent(each -> each.changed(status));
    };
  }

  /** The host and the process, which together no other instance has. */
  private static String instance() {
    long pid = ProcessHandle.current().pid();
    try {
      return InetAddress.getLocalHost().getHostName() + "-" + pid;
    } catch (UnknownHostException e) {
      return "unknown-" + pid;
    }
  }

  List<AlarmStatus> statuses() {
    return alarms.statuses();
  }

  /** Whether all threads run. */
  boolean alive() {
    return work.alive() && webhook.map(AlarmWebhook::alive).orElse(true);
  }

  @Override
  public void close() {
    work.close();
    webhook.ifPresent(AlarmWebhook::close);
  }
}
