package io.couponservice.application.audit;

import java.time.Instant;

/**
 * Which calls are asked for: those that have all that is given.
 *
 * @param actor null for any
 * @param from the earliest time of their beginning, null for none
 * @param to the time before which they began, null for none
 * @param correlationId null for any
 */
public record AuditFilter(String actor, Instant from, Instant to, String correlationId) {

  /** All there are. */
  public static final AuditFilter ALL = new AuditFilter(null, null, null, null);
}
