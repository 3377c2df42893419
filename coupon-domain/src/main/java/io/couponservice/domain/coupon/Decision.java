package io.couponservice.domain.coupon;

import io.couponservice.domain.event.CouponEvent;
import java.util.List;
import java.util.Objects;

/** What the domain says to one command or event. A value: nothing has happened yet. */
public sealed interface Decision {

  /**
   * Something changes.
   *
   * @param coupon the coupon after the change, not null
   * @param reservation the reservation after the change, null if none is involved
   * @param events what to publish, in this order, at least one
   */
  record Applied(Coupon coupon, Reservation reservation, List<CouponEvent> events)
      implements Decision {
    /** Checks that a change publishes something. */
    public Applied {
      Objects.requireNonNull(coupon, "coupon");
      events = List.copyOf(events);
      if (events.isEmpty()) {
        throw new IllegalStateException("a change publishes at least one event");
      }
    }
  }

  /**
   * The same order holds the coupon already: nothing changes.
   *
   * @param coupon as it is, not null
   * @param reservation as it is, not null
   */
  record AlreadyHeld(Coupon coupon, Reservation reservation) implements Decision {}

  /** This has happened before: nothing changes. */
  record Duplicate() implements Decision {}

  /** Nothing is to be done about this, and nobody needs to look at it. */
  record Ignored() implements Decision {}

  /**
   * It can't be done: nothing changes.
   *
   * @param refusal the reason, not null
   * @param detail what a person needs to understand it, not null
   */
  record Refused(Refusal refusal, String detail) implements Decision {
    /** Checks for null. */
    public Refused {
      Objects.requireNonNull(refusal, "refusal");
      Objects.requireNonNull(detail, "detail");
    }
  }
}
