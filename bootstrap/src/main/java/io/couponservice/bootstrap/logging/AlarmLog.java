package io.couponservice.bootstrap.logging;

import io.couponservice.application.alarm.AlarmListener;
import io.couponservice.application.alarm.AlarmStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** A line for each change of an alarm. */
public final class AlarmLog implements AlarmListener {

  private static final Logger LOG = LoggerFactory.getLogger(AlarmLog.class);

  @Override
  public void changed(AlarmStatus status) {
    LOG.atLevel(status.firing() ? Level.WARN : Level.INFO)
        .addKeyValue("name", status.name().text())
        .addKeyValue("value", status.value().isPresent() ? status.value().getAsDouble() : "none")
        .addKeyValue("threshold", status.threshold())
        .log(status.firing() ? "an alarm fires" : "an alarm is over");
  }
}
