package io.couponservice.application.replay;

import io.couponservice.application.inbound.InboundMonitor.Handled;
import io.couponservice.application.inbound.InboundOutcome;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.event.EventType;
import java.util.List;

/**
 * What a replay came to, or would come to.
 *
 * @param outcome not null
 * @param code why it failed, null unless it did
 * @param detail names the cause, null unless it failed
 * @param couponStatus of the coupon after it, null if that does not change
 * @param events the types of what is published, in order; not null
 */
public record ReplayResult(
    InboundOutcome outcome,
    String code,
    String detail,
    CouponStatus couponStatus,
    List<EventType> events) {

  /** Copies the list. */
  public ReplayResult {
    events = List.copyOf(events);
  }

  static ReplayResult of(Handled handled) {
    boolean failed = handled.failure() != null;
    return new ReplayResult(
        handled.result(),
        failed ? handled.failure().reason() : null,
        failed ? handled.failure().message() : null,
        handled.effect().couponStatus(),
        handled.effect().events());
  }
}
