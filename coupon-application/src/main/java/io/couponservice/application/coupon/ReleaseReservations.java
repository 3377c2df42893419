package io.couponservice.application.coupon;

import io.couponservice.application.event.Cause;
import io.couponservice.application.event.EventPublication;
import io.couponservice.application.event.Moment;
import io.couponservice.application.port.Stores;
import io.couponservice.application.port.Transactions;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.coupon.ReleaseDecision;
import io.couponservice.domain.coupon.Reservation;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Releases reservations on request, any number in one transaction. A repeat finds it released. */
public final class ReleaseReservations {

  /**
   * A coupon is taken out of a cart.
   *
   * @param reservationId the reservation, not null
   * @param cause what this follows from, not null
   */
  public record ReleaseReservation(String reservationId, Cause cause) {
    /** Checks for null. */
    public ReleaseReservation {
      Objects.requireNonNull(reservationId, "reservationId");
      Objects.requireNonNull(cause, "cause");
    }
  }

  private final EventPublication publication;
  private final Clock clock;
  private final CommandExecution<ReleaseReservation, Reservation> execution;

  /**
   * With its ports.
   *
   * @param transactions not null
   * @param publication makes the records of events, not null
   * @param clock in the service's zone, not null
   */
  public ReleaseReservations(Transactions transactions, EventPublication publication, Clock clock) {
    this.publication = publication;
    this.clock = clock;
    this.execution = new CommandExecution<>(transactions, this::release);
  }

  /**
   * Releases.
   *
   * @param commands decided in this order, not null
   * @return for each, in order, the reservation as it is, released now or before
   * @throws io.couponservice.application.port.OutageException if the database is away; some of the
   *     commands may have taken effect, and a repeat finds it
   */
  public List<Answer<Reservation>> release(List<ReleaseReservation> commands) {
    return execution.runCommands(commands);
  }

  private List<Answer<Reservation>> release(Stores stores, List<ReleaseReservation> commands) {
    Set<String> ids = new HashSet<>();
    commands.forEach(command -> ids.add(command.reservationId()));
    // Read twice: which coupon to lock, and what is true under the lock.
    List<Long> couponIds =
        stores.reservations().find(ids, Set.of()).stream().map(Reservation::couponId).toList();
    CouponSet coupons = CouponSet.lock(stores, publication, couponIds);
    coupons.loadReservations(ids, Set.of());
    Moment now = Moment.now(clock);
    List<Answer<Reservation>> answers = new ArrayList<>(commands.size());
    for (ReleaseReservation command : commands) {
      answers.add(release(coupons, command, now));
    }
    coupons.save();
    return answers;
  }

  private static Answer<Reservation> release(
      CouponSet coupons, ReleaseReservation command, Moment now) {
    Reservation reservation = coupons.reservation(command.reservationId());
    Coupon coupon = reservation == null ? null : coupons.coupon(reservation.couponId());
    Decision decision =
        ReleaseDecision.onRequest(coupon, coupons.policyOf(coupon), reservation, now.local());
    if (decision instanceof Decision.Refused refused) {
      return new Answer.Refused<>(refused.refusal(), refused.detail());
    }
    if (decision instanceof Decision.Applied applied) {
      coupons.apply(applied, command.cause(), now);
    }
    return new Answer.Done<>(coupons.reservation(command.reservationId()));
  }
}
