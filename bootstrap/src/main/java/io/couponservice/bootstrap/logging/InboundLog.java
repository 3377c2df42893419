package io.couponservice.bootstrap.logging;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.inbound.InboundMonitor;
import io.couponservice.application.inbound.InboundOutcome;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * A line for each record that failed, with all that is needed to find it, and nothing of what it
 * contains but its ids. The cause in words may quote more: only at DEBUG; the dead letter has it.
 */
public final class InboundLog implements InboundMonitor {

  private static final Logger LOG = LoggerFactory.getLogger(InboundLog.class);
  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

  @Override
  public void handled(List<Handled> records, Duration took) {
    for (Handled each : records) {
      if (each.failure() != null && each.outcome() != InboundOutcome.DEFERRED) {
        tell(each, each.failure());
      }
    }
  }

  private static void tell(Handled record, FailedEvent failure) {
    boolean bug = failure.reason().equals(FailedEvent.UNEXPECTED);
    LoggingEventBuilder line =
        LOG.atLevel(bug && failure.isDead() ? Level.ERROR : Level.WARN)
            .addKeyValue("reason", failure.reason())
            .addKeyValue("eventId", clean(record.eventId()))
            .addKeyValue("correlationId", clean(record.correlationId()))
            .addKeyValue("topic", record.record().position().topic())
            .addKeyValue("partition", record.record().position().partition())
            .addKeyValue("offset", record.record().position().offset())
            .addKeyValue("attempt", failure.attempts())
            .addKeyValue("deadLetterId", failure.deadLetterId());
    line.log(
        failure.isDead() ? "a record is a dead letter" : "a record failed, and is tried again");
    LOG.debug("{}: {}", failure.deadLetterId(), failure.message());
  }

  /** What others chose can't make a line of its own. */
  private static String clean(String id) {
    return id == null ? "" : CONTROLS.matcher(id).replaceAll("?");
  }
}
