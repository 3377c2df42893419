package io.couponservice.application.coupon;

import io.couponservice.application.event.Cause;
import io.couponservice.application.event.EventPublication;
import io.couponservice.application.event.Moment;
import io.couponservice.application.port.StatusCounts;
import io.couponservice.application.port.Stores;
import io.couponservice.application.record.OutboundRecord;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.event.CouponEvent;
import io.couponservice.domain.policy.CouponPolicy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The coupons that a list of commands is about, within one transaction: locked and loaded in a
 * fixed number of statements, changed in memory, saved in a fixed number of statements.
 */
public final class CouponSet {

  private final Stores stores;
  private final EventPublication publication;
  private final Map<Long, CouponPolicy> policies;
  private final Map<Long, Coupon> coupons;
  private final Map<String, Reservation> reservations = new HashMap<>();
  private final Map<Long, Coupon> before = new HashMap<>();
  private final Map<String, Reservation> made = new HashMap<>();
  private final Map<String, Reservation> changed = new HashMap<>();
  private final List<OutboundRecord> records = new ArrayList<>();

  private CouponSet(
      Stores stores,
      EventPublication publication,
      Map<Long, CouponPolicy> policies,
      Map<Long, Coupon> coupons) {
    this.stores = stores;
    this.publication = publication;
    this.policies = policies;
    this.coupons = new HashMap<>(coupons);
  }

  /**
   * Locks policies, then coupons.
   *
   * @param stores of the transaction, not null
   * @param publication makes the records of events, not null
   * @param couponIds those that do not exist are left out, not null
   * @return never null
   */
  public static CouponSet lock(
      Stores stores, EventPublication publication, Collection<Long> couponIds) {
    Map<Long, CouponPolicy> policies = stores.policies().lockOfCoupons(couponIds);
    Map<Long, Coupon> coupons = stores.coupons().lock(couponIds);
    return new CouponSet(stores, publication, policies, coupons);
  }

  /**
   * Loads reservations by their ids.
   *
   * @param reservationIds those that do not exist are left out, not null
   */
  public void loadReservations(Collection<String> reservationIds) {
    reservations.putAll(stores.reservations().find(reservationIds));
  }

  /** Loads the reservations that hold or used the coupons. */
  public void loadHolders() {
    loadReservations(
        coupons.values().stream()
            .map(Coupon::reservationId)
            .filter(id -> id != null && !reservations.containsKey(id))
            .toList());
  }

  /**
   * A coupon as it is by now.
   *
   * @param couponId its id
   * @return null if there is none
   */
  public Coupon coupon(long couponId) {
    return coupons.get(couponId);
  }

  /**
   * The policy of a coupon.
   *
   * @param coupon or null
   * @return null for null
   */
  public CouponPolicy policyOf(Coupon coupon) {
    return coupon == null ? null : policies.get(coupon.policyId());
  }

  /**
   * A reservation as it is by now.
   *
   * @param reservationId its id, or null
   * @return null if there is none, or it was not loaded
   */
  public Reservation reservation(String reservationId) {
    return reservations.get(reservationId);
  }

  /**
   * Takes a decision over.
   *
   * @param decision not null
   * @param cause what it follows from, not null
   * @param now when it was decided, not null
   */
  public void apply(Decision.Applied decision, Cause cause, Moment now) {
    // Encoded first: if that fails, nothing of this decision is in the set.
    List<OutboundRecord> encoded = new ArrayList<>(decision.events().size());
    for (CouponEvent event : decision.events()) {
      encoded.add(publication.of(event, cause, now.instant()));
    }
    records.addAll(encoded);
    Coupon coupon = decision.coupon();
    Coupon previous = coupons.put(coupon.couponId(), coupon);
    before.putIfAbsent(coupon.couponId(), previous);
    put(decision.reservation());
  }

  private void put(Reservation reservation) {
    String id = reservation.reservationId();
    boolean isNew = reservations.put(id, reservation) == null || made.containsKey(id);
    (isNew ? made : changed).put(id, reservation);
  }

  /** Stores all that has changed, and the events of it. */
  public void save() {
    if (records.isEmpty()) {
      return;
    }
    stores.policies().addCounts(countChanges());
    stores.coupons().update(before.keySet().stream().map(coupons::get).toList());
    // Closed before new ones are made: a coupon has one active reservation at any moment.
    stores.reservations().update(changed.values());
    stores.reservations().insert(made.values());
    stores.outbox().append(records);
  }

  private Map<Long, StatusCounts> countChanges() {
    Map<Long, StatusCounts> changes = new HashMap<>();
    for (Coupon previous : before.values()) {
      Coupon coupon = coupons.get(previous.couponId());
      StatusCounts counts = changes.getOrDefault(coupon.policyId(), StatusCounts.NONE);
      changes.put(coupon.policyId(), counts.moved(previous.status(), coupon.status()));
    }
    changes.values().removeIf(StatusCounts.NONE::equals);
    return changes;
  }
}
