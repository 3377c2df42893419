package io.couponservice.application.coupon;

import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.CouponTrigger;
import io.couponservice.domain.coupon.RestoreVerdict;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One line in the history of a coupon.
 *
 * @param couponId the coupon
 * @param at when it was decided, not null
 * @param trigger what happened, not null
 * @param from the status before, null if the coupon did not exist
 * @param to the status after, not null
 * @param eventIds what was published, in this order; may be empty
 * @param verdict whether a cancelled use gave the coupon back, null if no use was cancelled
 * @param note what a person should know beyond that, null for nothing
 * @param correlationId shared by all that follows from one request, not null
 * @param causationId the consumed event that caused it, null if none did
 * @param actor who did it, not null
 */
public record HistoryEntry(
    long couponId,
    Instant at,
    CouponTrigger trigger,
    CouponStatus from,
    CouponStatus to,
    List<String> eventIds,
    RestoreVerdict verdict,
    String note,
    String correlationId,
    String causationId,
    String actor) {

  /** Copies the list and checks for null. */
  public HistoryEntry {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(trigger, "trigger");
    Objects.requireNonNull(to, "to");
    eventIds = List.copyOf(eventIds);
    Objects.requireNonNull(correlationId, "correlationId");
    Objects.requireNonNull(actor, "actor");
  }
}
