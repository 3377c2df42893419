package io.couponservice.persistence.coupon;

import io.couponservice.application.port.ReservationStore;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.persistence.transaction.RowCounts;
import io.couponservice.persistence.transaction.SqlArrays;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Table {@code reservations}. */
public final class JdbiReservationStore implements ReservationStore {

  private final Handle handle;

  /** In the transaction of a handle. */
  public JdbiReservationStore(Handle handle) {
    this.handle = handle;
  }

  @Override
  public List<Reservation> find(
      Collection<String> reservationIds, Collection<OrderOfCoupon> orders) {
    if (reservationIds.isEmpty() && orders.isEmpty()) {
      return List.of();
    }
    // Two lookups by index, which an OR of the two would not be.
    return handle
        .createQuery(
            """
            SELECT %1$s FROM reservations WHERE reservation_id = ANY (:ids)
            UNION
            SELECT %1$s FROM reservations
            JOIN unnest(:coupons, :orders) AS wanted (of_coupon, of_order)
                ON coupon_id = wanted.of_coupon AND order_id = wanted.of_order
            """
                .formatted(ReservationRows.COLUMNS))
        .bind("ids", SqlArrays.texts(reservationIds))
        .bind("coupons", SqlArrays.bigints(orders, OrderOfCoupon::couponId))
        .bind("orders", SqlArrays.texts(orders, OrderOfCoupon::orderId))
        .map(ReservationRows::toReservation)
        .list();
  }

  @Override
  public List<DueReservation> due(LocalDateTime now, int limit) {
    return handle
        .createQuery(
            """
            SELECT reservation_id, coupon_id FROM reservations
            WHERE status = 'ACTIVE' AND expires_at <= :now
            ORDER BY expires_at
            LIMIT :limit
            """)
        .bind("now", now)
        .bind("limit", limit)
        .map((row, context) -> new DueReservation(row.getString(1), row.getLong(2)))
        .list();
  }

  @Override
  public void insert(Collection<Reservation> reservations) {
    if (reservations.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            INSERT INTO reservations (%s)
            SELECT * FROM unnest(:ids, :coupons, :users, :orders, :orderAmounts,
                                 :discountAmounts, :reservedAt, :expiresAt, :statuses, :reasons,
                                 :closedAt, :payments, :paidAt, :orderCancelledAt)
            """
                .formatted(ReservationRows.COLUMNS))
        .bind("ids", SqlArrays.texts(reservations, Reservation::reservationId))
        .bind("coupons", SqlArrays.bigints(reservations, Reservation::couponId))
        .bind("users", SqlArrays.bigints(reservations, Reservation::userId))
        .bind("orders", SqlArrays.texts(reservations, Reservation::orderId))
        .bind("orderAmounts", SqlArrays.bigints(reservations, r -> r.orderAmount().amount()))
        .bind("discountAmounts", SqlArrays.bigints(reservations, r -> r.discountAmount().amount()))
        .bind("reservedAt", SqlArrays.textOf("timestamp", reservations, Reservation::reservedAt))
        .bind("expiresAt", SqlArrays.textOf("timestamp", reservations, Reservation::expiresAt))
        .bind("statuses", SqlArrays.textOf("text", reservations, Reservation::status))
        .bind("reasons", SqlArrays.textOf("text", reservations, Reservation::reason))
        .bind("closedAt", SqlArrays.textOf("timestamp", reservations, Reservation::closedAt))
        .bind("payments", SqlArrays.texts(reservations, Reservation::paymentId))
        .bind("paidAt", SqlArrays.textOf("timestamp", reservations, Reservation::paidAt))
        .bind(
            "orderCancelledAt",
            SqlArrays.textOf("timestamp", reservations, Reservation::orderCancelledAt))
        .execute();
  }

  @Override
  public void update(Collection<Reservation> reservations) {
    if (reservations.isEmpty()) {
      return;
    }
    int updated =
        handle
            .createUpdate(
                """
                UPDATE reservations
                SET status = changed.status, reason = changed.reason,
                    closed_at = changed.closed_at, payment_id = changed.payment_id,
                    paid_at = changed.paid_at, order_cancelled_at = changed.order_cancelled_at,
                    changed_at = now()
                FROM unnest(:ids, :statuses, :reasons, :closedAt, :payments, :paidAt,
                            :orderCancelledAt)
                    AS changed (reservation_id, status, reason, closed_at, payment_id, paid_at,
                                order_cancelled_at)
                WHERE reservations.reservation_id = changed.reservation_id
                """)
            .bind("ids", SqlArrays.texts(reservations, Reservation::reservationId))
            .bind("statuses", SqlArrays.textOf("text", reservations, Reservation::status))
            .bind("reasons", SqlArrays.textOf("text", reservations, Reservation::reason))
            .bind("closedAt", SqlArrays.textOf("timestamp", reservations, Reservation::closedAt))
            .bind("payments", SqlArrays.texts(reservations, Reservation::paymentId))
            .bind("paidAt", SqlArrays.textOf("timestamp", reservations, Reservation::paidAt))
            .bind(
                "orderCancelledAt",
                SqlArrays.textOf("timestamp", reservations, Reservation::orderCancelledAt))
            .execute();
    RowCounts.require("reservations", updated, reservations.size());
  }
}
