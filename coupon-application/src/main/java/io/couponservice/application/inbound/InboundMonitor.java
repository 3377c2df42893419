package io.couponservice.application.inbound;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.record.InboundRecord;
import java.time.Duration;
import java.util.List;

/** Told of consumed records after they were handled and committed. Must not block or throw. */
@FunctionalInterface
public interface InboundMonitor {

  /** Tells nobody. */
  InboundMonitor NONE = (records, took) -> {};

  /**
   * Records were handled.
   *
   * @param records not null
   * @param took how long it took, with everything that was tried again at once, not null
   */
  void handled(List<Handled> records, Duration took);

  /**
   * A record with what became of it.
   *
   * @param record not null
   * @param outcome not null
   * @param eventId null if the record is unreadable
   * @param correlationId null if the record is unreadable
   * @param attempt which one this was, 1 or more
   * @param failure null unless the record failed, was refused, or was put off
   */
  record Handled(
      InboundRecord record,
      InboundOutcome outcome,
      String eventId,
      String correlationId,
      int attempt,
      FailedEvent failure) {}
}
