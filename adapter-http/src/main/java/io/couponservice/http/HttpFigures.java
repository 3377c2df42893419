package io.couponservice.http;

import io.couponservice.application.alarm.AlarmStatus;
import io.couponservice.http.metrics.HttpMonitor;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Where figures come from and go to.
 *
 * @param text all figures of the service in the text format of Prometheus; must not block, not null
 * @param open whether everybody may see them; else the role {@code viewer} is needed
 * @param monitor told of each request, not null
 * @param alarms all alarms as they are now; must not block, not null
 */
public record HttpFigures(
    Supplier<String> text, boolean open, HttpMonitor monitor, Supplier<List<AlarmStatus>> alarms) {

  /** Checks for null. */
  public HttpFigures {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(monitor, "monitor");
    Objects.requireNonNull(alarms, "alarms");
  }
}
