package io.couponservice.application.audit;

import java.time.Instant;
import java.util.Objects;

/**
 * A call that was kept.
 *
 * @param auditId ascending in the order in which they began
 * @param at when it began, not null
 * @param call not null
 * @param outcome null if it is under way, or nobody knows because its instance ended
 */
public record AuditedCall(long auditId, Instant at, AdminCall call, Outcome outcome) {

  /**
   * How it was answered.
   *
   * @param status of HTTP
   * @param code of the problem, null if there was none
   * @param repeated whether the answer is one that an earlier call of the same key got
   */
  public record Outcome(int status, String code, boolean repeated) {}

  /** Checks for null. */
  public AuditedCall {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(call, "call");
  }
}
