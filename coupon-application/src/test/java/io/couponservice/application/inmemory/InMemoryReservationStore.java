package io.couponservice.application.inmemory;

import io.couponservice.application.port.ReservationStore;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.coupon.ReservationStatus;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

final class InMemoryReservationStore implements ReservationStore {

  private final InMemoryDatabase database;
  private final Tables tables;

  InMemoryReservationStore(InMemoryDatabase database) {
    this.database = database;
    this.tables = database.tables;
  }

  @Override
  public List<Reservation> find(
      Collection<String> reservationIds, Collection<OrderOfCoupon> orders) {
    Set<String> ids = new LinkedHashSet<>(reservationIds);
    orders.forEach(order -> ids.addAll(ofOrder(order)));
    return ids.stream().map(tables.reservations::get).filter(Objects::nonNull).toList();
  }

  private List<String> ofOrder(OrderOfCoupon order) {
    List<String> ids = tables.reservationsOfOrder.get(order);
    return ids == null ? List.of() : ids;
  }

  @Override
  public List<DueReservation> due(LocalDateTime now, int limit) {
    return tables
        .activeReservation
        .values()
        .map(tables.reservations::get)
        .filter(reservation -> reservation.timedOut(now))
        .sorted(Comparator.comparing(Reservation::expiresAt))
        .limit(limit)
        .map(each -> new DueReservation(each.reservationId(), each.couponId()))
        .toList();
  }

  @Override
  public void insert(Collection<Reservation> reservations) {
    for (Reservation reservation : reservations) {
      tables.locks.requireCoupon(reservation.couponId());
      tables.reservations.insert(reservation.reservationId(), reservation);
      tables.reservationChanges.put(reservation.reservationId(), database.now());
      OrderOfCoupon order = new OrderOfCoupon(reservation.couponId(), reservation.orderId());
      List<String> ofOrder = new ArrayList<>(ofOrder(order));
      ofOrder.add(reservation.reservationId());
      tables.reservationsOfOrder.put(order, List.copyOf(ofOrder));
      if (reservation.status() == ReservationStatus.ACTIVE) {
        tables.activeReservation.insert(reservation.couponId(), reservation.reservationId());
      }
    }
  }

  @Override
  public void update(Collection<Reservation> reservations) {
    for (Reservation reservation : reservations) {
      tables.locks.requireCoupon(reservation.couponId());
      Reservation before = tables.reservations.get(reservation.reservationId());
      check(before, reservation);
      tables.reservations.put(reservation.reservationId(), reservation);
      tables.reservationChanges.put(reservation.reservationId(), database.now());
      boolean wasActive = before.status() == ReservationStatus.ACTIVE;
      boolean isActive = reservation.status() == ReservationStatus.ACTIVE;
      if (wasActive && !isActive) {
        tables.activeReservation.remove(reservation.couponId());
      } else if (isActive && !wasActive) {
        tables.activeReservation.insert(reservation.couponId(), reservation.reservationId());
      }
    }
  }

  private static void check(Reservation before, Reservation after) {
    if (before == null) {
      throw new IllegalStateException("unknown reservation " + after.reservationId());
    }
    if (before.paymentId() != null && !before.paymentId().equals(after.paymentId())) {
      throw new IllegalStateException(
          "reservation %s accepted %s before, not %s"
              .formatted(after.reservationId(), before.paymentId(), after.paymentId()));
    }
  }
}
