package io.couponservice.domain.coupon;

import io.couponservice.domain.coupon.CouponTransitions.Transition;
import io.couponservice.domain.event.CouponEvent;
import io.couponservice.domain.event.EventType;
import java.util.List;
import java.util.Objects;

/**
 * One line in the history of a coupon: a row of the {@linkplain CouponTransitions lifecycle} that
 * was gone through, or something that is kept in mind and leaves the status as it is.
 *
 * @param trigger what happened, not null
 * @param from the status before, null if the coupon did not exist
 * @param to the status after, not null
 * @param events what is published, in this order: exactly the events of the lifecycle's row; empty
 *     exactly if the status stays as it is by no row of it
 * @param verdict whether a cancelled use gave the coupon back, null if no use was cancelled
 * @param note what a person should know beyond that, null for nothing
 */
public record CouponChange(
    CouponTrigger trigger,
    CouponStatus from,
    CouponStatus to,
    List<CouponEvent> events,
    RestoreVerdict verdict,
    String note) {

  /**
   * Checks the change against the lifecycle.
   *
   * @throws IllegalTransitionException if the lifecycle does not have it
   * @throws IllegalStateException if it publishes other events than its row has
   */
  public CouponChange {
    Objects.requireNonNull(trigger, "trigger");
    Objects.requireNonNull(to, "to");
    events = List.copyOf(events);
    if (from != to || !events.isEmpty() || isRow(from, trigger, to)) {
      check(CouponTransitions.row(from, trigger), to, events);
    }
  }

  private static boolean isRow(CouponStatus from, CouponTrigger trigger, CouponStatus to) {
    return CouponTransitions.find(from, trigger).filter(row -> row.to() == to).isPresent();
  }

  private static void check(Transition row, CouponStatus to, List<CouponEvent> events) {
    List<EventType> types = events.stream().map(CouponEvent::type).toList();
    if (row.to() != to || !row.events().equals(types)) {
      throw new IllegalStateException(
          "%s on %s leads to %s with %s, not to %s with %s"
              .formatted(row.from(), row.trigger(), row.to(), row.events(), to, types));
    }
  }
}
