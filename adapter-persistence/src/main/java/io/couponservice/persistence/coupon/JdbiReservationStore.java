package io.couponservice.persistence.coupon;

import io.couponservice.application.port.ReservationStore;
import io.couponservice.domain.coupon.CancelReason;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.coupon.ReservationStatus;
import io.couponservice.domain.money.Won;
import io.couponservice.persistence.transaction.RowCounts;
import io.couponservice.persistence.transaction.SqlArrays;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Table {@code reservations}. */
public final class JdbiReservationStore implements ReservationStore {

  private final Handle handle;

  /** In the transaction of a handle. */
  public JdbiReservationStore(Handle handle) {
    this.handle = handle;
  }

  @Override
  public Map<String, Reservation> find(Collection<String> reservationIds) {
    if (reservationIds.isEmpty()) {
      return Map.of();
    }
    return handle
        .createQuery(
            """
            SELECT reservation_id, coupon_id, user_id, order_id, order_amount, discount_amount,
                   reserved_at, expires_at, status, reason, closed_at, payment_id
            FROM reservations WHERE reservation_id = ANY (:ids)
            """)
        .bind("ids", SqlArrays.texts(reservationIds))
        .map(JdbiReservationStore::toReservation)
        .collect(Collectors.toMap(Reservation::reservationId, Function.identity()));
  }

  @Override
  public void insert(Collection<Reservation> reservations) {
    if (reservations.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            INSERT INTO reservations (reservation_id, coupon_id, user_id, order_id, order_amount,
                                      discount_amount, reserved_at, expires_at, status, reason,
                                      closed_at, payment_id)
            SELECT * FROM unnest(:ids, :coupons, :users, :orders, :orderAmounts,
                                 :discountAmounts, :reservedAt, :expiresAt, :statuses, :reasons,
                                 :closedAt, :payments)
            """)
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
                    closed_at = changed.closed_at, payment_id = changed.payment_id
                FROM unnest(:ids, :statuses, :reasons, :closedAt, :payments)
                    AS changed (reservation_id, status, reason, closed_at, payment_id)
                WHERE reservations.reservation_id = changed.reservation_id
                """)
            .bind("ids", SqlArrays.texts(reservations, Reservation::reservationId))
            .bind("statuses", SqlArrays.textOf("text", reservations, Reservation::status))
            .bind("reasons", SqlArrays.textOf("text", reservations, Reservation::reason))
            .bind("closedAt", SqlArrays.textOf("timestamp", reservations, Reservation::closedAt))
            .bind("payments", SqlArrays.texts(reservations, Reservation::paymentId))
            .execute();
    RowCounts.require("reservations", updated, reservations.size());
  }

  private static Reservation toReservation(ResultSet row, StatementContext context)
      throws SQLException {
    String reason = row.getString(10);
    return new Reservation(
        row.getString(1),
        row.getLong(2),
        row.getLong(3),
        row.getString(4),
        new Won(row.getLong(5)),
        new Won(row.getLong(6)),
        row.getObject(7, LocalDateTime.class),
        row.getObject(8, LocalDateTime.class),
        ReservationStatus.valueOf(row.getString(9)),
        reason == null ? null : CancelReason.valueOf(reason),
        row.getObject(11, LocalDateTime.class),
        row.getString(12));
  }
}
