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
   * @param result what this attempt came to, whatever was before; not null
   * @param eventId null if the record is unreadable
   * @param correlationId null if the record is unreadable
   * @param attempt which one this was, 1 or more
   * @param replay whether somebody asked for this attempt
   * @param failure null unless the record failed, was refused, or was put off
   * @param effect what it changed, not null
   */
  record Handled(
      InboundRecord record,
      InboundOutcome result,
      String eventId,
      String correlationId,
      int attempt,
      boolean replay,
      FailedEvent failure,
      Effect effect) {

    /** The same with its failure as it is known; as it is for null. */
    Handled knownAs(FailedEvent known) {
      return known == null
          ? this
          : new Handled(record, result, eventId, correlationId, attempt, replay, known, effect);
    }

    /**
     * What became of the record.
     *
     * @return {@link InboundOutcome#RECOVERED} if it had failed before and this attempt came to
     *     terms with it, whatever it came to
     */
    public InboundOutcome outcome() {
      return failure == null && attempt > 1 && result != InboundOutcome.DEFERRED
          ? InboundOutcome.RECOVERED
          : result;
    }
  }
}
