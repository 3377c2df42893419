package io.couponservice.application.coupon;

import io.couponservice.application.event.Cause;
import io.couponservice.application.event.EventPublication;
import io.couponservice.application.event.Moment;
import io.couponservice.application.port.ReservationStore.OrderOfCoupon;
import io.couponservice.application.port.StatusCounts;
import io.couponservice.application.port.Stores;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponCase;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.policy.CouponPolicy;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The coupons that a list of commands is about, within one transaction: locked and loaded in a
 * fixed number of statements, changed in memory, saved in a fixed number of statements.
 */
public final class CouponSet {

  private final Stores stores;
  private final ChangeLog log;
  private final Map<Long, CouponPolicy> policies;
  private final Map<Long, Coupon> coupons;
  private final Map<String, Reservation> reservations = new HashMap<>();
  private final Map<OrderOfCoupon, Set<String>> idsByOrder = new HashMap<>();
  private final Map<Long, Coupon> before = new HashMap<>();
  private final Map<String, Reservation> made = new LinkedHashMap<>();
  private final Map<String, Reservation> changed = new LinkedHashMap<>();

  private CouponSet(
      Stores stores,
      EventPublication publication,
      Map<Long, CouponPolicy> policies,
      Map<Long, Coupon> coupons) {
    this.stores = stores;
    this.log = new ChangeLog(publication);
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
    Set<Long> distinct = new HashSet<>(couponIds);
    Map<Long, CouponPolicy> policies = stores.policies().lockOfCoupons(distinct);
    return new CouponSet(stores, publication, policies, stores.coupons().lock(distinct));
  }

  /**
   * Locks policies, then those of the coupons that nobody else has locked.
   *
   * @param stores of the transaction, not null
   * @param publication makes the records of events, not null
   * @param couponIds those that do not exist are left out, not null
   * @return never null
   */
  public static CouponSet lockAvailable(
      Stores stores, EventPublication publication, Collection<Long> couponIds) {
    Set<Long> distinct = new HashSet<>(couponIds);
    Map<Long, CouponPolicy> policies = stores.policies().lockOfCoupons(distinct);
    return new CouponSet(stores, publication, policies, stores.coupons().lockAvailable(distinct));
  }

  /**
   * Loads reservations: those named, those that hold or used the coupons, and all that orders ever
   * had on them.
   *
   * @param reservationIds those that do not exist are left out, not null
   * @param orders not null
   */
  public void loadReservations(
      Collection<String> reservationIds, Collection<OrderOfCoupon> orders) {
    Set<String> ids = new HashSet<>(reservationIds);
    coupons.values().stream().map(Coupon::reservationId).filter(Objects::nonNull).forEach(ids::add);
    for (Reservation each : stores.reservations().find(ids, new HashSet<>(orders))) {
      remember(each);
    }
  }

  private void remember(Reservation reservation) {
    String id = reservation.reservationId();
    reservations.put(id, reservation);
    idsByOrder
        .computeIfAbsent(
            new OrderOfCoupon(reservation.couponId(), reservation.orderId()),
            // Sorted, so that the same history is the same each time.
            order -> new TreeSet<>())
        .add(id);
  }

  /**
   * A coupon as it is by now.
   *
   * @param couponId its id
   * @return null if there is none, or somebody else has locked it
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
   * The reservation that holds or used a coupon by now.
   *
   * @param coupon or null
   * @return null if there is none
   */
  public Reservation holderOf(Coupon coupon) {
    return coupon == null ? null : reservations.get(coupon.reservationId());
  }

  /**
   * What a decision about a coupon and an order looks at.
   *
   * @param order whose reservations were loaded, not null
   * @return never null
   */
  public CouponCase caseOf(OrderOfCoupon order) {
    Coupon coupon = coupons.get(order.couponId());
    List<Reservation> ofOrder =
        idsByOrder.getOrDefault(order, Set.of()).stream().map(reservations::get).toList();
    return new CouponCase(coupon, policyOf(coupon), holderOf(coupon), ofOrder);
  }

  /**
   * Takes a decision over, or fails and leaves the set as it was.
   *
   * @param decision not null
   * @param cause what it follows from, not null
   * @param now when it was decided, not null
   */
  public void apply(Decision.Applied decision, Cause cause, Moment now) {
    // First: of what follows, nothing can fail.
    log.add(decision, cause, now);
    Coupon coupon = decision.coupon();
    Coupon previous = coupons.put(coupon.couponId(), coupon);
    before.putIfAbsent(coupon.couponId(), previous);
    decision.reservations().forEach(this::put);
  }

  private void put(Reservation reservation) {
    String id = reservation.reservationId();
    boolean isNew = !reservations.containsKey(id) || made.containsKey(id);
    remember(reservation);
    (isNew ? made : changed).put(id, reservation);
  }

  /** Stores all that has changed, the events and the history of it. */
  public void save() {
    if (log.isEmpty()) {
      return;
    }
    stores.policies().addCounts(countChanges());
    stores
        .coupons()
        .update(
            before.values().stream()
                .filter(previous -> !previous.equals(coupons.get(previous.couponId())))
                .map(previous -> coupons.get(previous.couponId()))
                .toList());
    // Closed before new ones are made: a coupon has one active reservation at any moment.
    stores.reservations().update(changed.values());
    stores.reservations().insert(made.values());
    log.save(stores);
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
