package io.couponservice.bootstrap.metrics;

import io.couponservice.application.alarm.Reading;
import io.couponservice.bootstrap.metrics.SlidingRatio.Counts;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

/** What alarms look at of consumed records: those of the last minutes. */
public final class InboundWindows {

  /** Timestamps are what senders say, and may be no date at all. */
  static final Duration LONGEST = Duration.ofDays(365);

  private static final double PERCENTILE = 0.99;
  private static final double MILLIS = 1_000;

  private final SlidingRatio errors;
  private final SlidingDelays delays;

  /**
   * Nothing is in them yet.
   *
   * @param window how long they are, a second or more
   * @param edge the delay at which they are exact, a millisecond or more
   * @param nanoTime as of {@link System#nanoTime()}, not null
   */
  public InboundWindows(Duration window, Duration edge, LongSupplier nanoTime) {
    this.errors = new SlidingRatio(window, nanoTime);
    this.delays = new SlidingDelays(window, edge, LONGEST, nanoTime);
  }

  /**
   * The 99th percentile of the delays of settled records.
   *
   * @return in seconds; {@link Reading#NOTHING} if none was settled
   */
  public Reading processingDelay() {
    OptionalLong millis = delays.percentile(PERCENTILE);
    return millis.isPresent() ? Reading.of(millis.getAsLong() / MILLIS) : Reading.NOTHING;
  }

  /**
   * Refused, unreadable and failed attempts over all.
   *
   * @param least of fewer attempts no ratio is bad
   * @return from 0 to 1; 0 if there were none
   */
  public Reading errorRatio(long least) {
    Counts counts = errors.counts();
    return counts.all() < least ? Reading.ofTooLittle(counts.ratio()) : Reading.of(counts.ratio());
  }

  SlidingRatio errors() {
    return errors;
  }

  SlidingDelays delays() {
    return delays;
  }
}
