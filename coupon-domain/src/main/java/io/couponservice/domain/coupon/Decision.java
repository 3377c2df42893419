package io.couponservice.domain.coupon;

import io.couponservice.domain.event.CouponEvent;
import java.util.List;
import java.util.Objects;

/** What the domain says to one command or event. A value: nothing has happened yet. */
public sealed interface Decision {

  /**
   * Something changes.
   *
   * @param coupon the coupon after the changes, not null
   * @param reservations those that changed or were made, as they then are; may be empty
   * @param changes what happened to the coupon, in this order, at least one
   */
  record Applied(Coupon coupon, List<Reservation> reservations, List<CouponChange> changes)
      implements Decision {
    /** Copies the lists, and checks that there is a change. */
    public Applied {
      Objects.requireNonNull(coupon, "coupon");
      reservations = List.copyOf(reservations);
      changes = List.copyOf(changes);
      if (changes.isEmpty()) {
        throw new IllegalStateException("nothing changes");
      }
    }

    /**
     * What is published, in this order.
     *
     * @return never null, may be empty: what is only kept in mind is not published
     */
    public List<CouponEvent> events() {
      return changes.stream().flatMap(change -> change.events().stream()).toList();
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
