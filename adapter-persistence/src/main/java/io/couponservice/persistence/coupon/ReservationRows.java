package io.couponservice.persistence.coupon;

import io.couponservice.domain.coupon.CancelReason;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.coupon.ReservationStatus;
import io.couponservice.domain.money.Won;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import org.jdbi.v3.core.statement.StatementContext;

/** A reservation as a row. */
final class ReservationRows {

  static final String COLUMNS =
      """
      reservation_id, coupon_id, user_id, order_id, order_amount, discount_amount, reserved_at,
      expires_at, status, reason, closed_at, payment_id, paid_at, order_cancelled_at""";

  private ReservationRows() {}

  static Reservation toReservation(ResultSet row, StatementContext context) throws SQLException {
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
        row.getString(12),
        row.getObject(13, LocalDateTime.class),
        row.getObject(14, LocalDateTime.class));
  }
}
