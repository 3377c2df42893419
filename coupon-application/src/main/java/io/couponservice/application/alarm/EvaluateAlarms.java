package io.couponservice.application.alarm;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Judges by its signals which alarms fire. What it shows may be read by other threads. */
public final class EvaluateAlarms {

  private final List<AlarmSignal> signals;
  private final AlarmListener listener;
  private volatile List<Alarm> alarms;

  /**
   * All are OK until the first evaluation.
   *
   * @param signals in the order in which they are shown, not null
   * @param listener not null
   * @param now not null; its milliseconds count
   */
  public EvaluateAlarms(List<AlarmSignal> signals, AlarmListener listener, Instant now) {
    this.signals = List.copyOf(signals);
    this.listener = Objects.requireNonNull(listener, "listener");
    Instant since = now.truncatedTo(ChronoUnit.MILLIS);
    this.alarms = this.signals.stream().map(each -> Alarm.unknown(each.rule(), since)).toList();
  }

  /**
   * Takes a reading of each signal, then tells of what has changed.
   *
   * @param time as it is now, not null; its milliseconds count
   */
  public synchronized void evaluate(Instant time) {
    Instant now = time.truncatedTo(ChronoUnit.MILLIS);
    List<Alarm> before = alarms;
    List<Alarm> after = new ArrayList<>();
    for (int i = 0; i < before.size(); i++) {
      after.add(before.get(i).next(signals.get(i).readings().get(), now));
    }
    alarms = List.copyOf(after);
    for (int i = 0; i < before.size(); i++) {
      AlarmStatus status = after.get(i).status();
      if (status.state() != before.get(i).status().state()) {
        listener.changed(status);
      }
    }
  }

  /**
   * All alarms as they were evaluated last.
   *
   * @return in the order of the signals
   */
  public List<AlarmStatus> statuses() {
    return alarms.stream().map(Alarm::status).toList();
  }

  /**
   * Whether an alarm fired when it was evaluated last.
   *
   * @param name not null
   * @return false also if there is no signal for it
   */
  public boolean isFiring(AlarmName name) {
    return alarms.stream().anyMatch(each -> each.rule().name() == name && each.status().firing());
  }
}
