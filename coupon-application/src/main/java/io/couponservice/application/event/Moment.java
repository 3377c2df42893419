package io.couponservice.application.event;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;

/**
 * One moment, in the two forms in which the contract has it.
 *
 * @param instant to the millisecond, for envelopes
 * @param local in the service's zone, to the second, for decisions and data
 */
public record Moment(Instant instant, LocalDateTime local) {

  /**
   * The present moment.
   *
   * @param clock in the service's zone, not null
   * @return never null
   */
  public static Moment now(Clock clock) {
    Instant instant = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    LocalDateTime local = LocalDateTime.ofInstant(instant, clock.getZone());
    return new Moment(instant, local.truncatedTo(ChronoUnit.SECONDS));
  }
}
