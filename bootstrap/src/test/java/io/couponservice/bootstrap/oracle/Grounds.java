package io.couponservice.bootstrap.oracle;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Whether what is stored shows why an event was refused. */
final class Grounds {

  private final InboundEvent event;
  private final History history;
  // To the second, as are the times of what was made.
  private final LocalDateTime refusedAt;

  private Grounds(FailedEventRow row, InboundEvent event, History history) {
    this.event = event;
    this.history = history;
    this.refusedAt =
        LocalDateTime.ofInstant(row.failedAt(), ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
  }

  static boolean show(FailedEventRow row, InboundEvent event, History history) {
    return new Grounds(row, event, history).show(row.reason());
  }

  private boolean show(String reason) {
    if (event.couponId().isEmpty()) {
      return false;
    }
    CouponRow coupon = history.coupons().get(event.couponId().getAsLong());
    if (coupon == null || reason.equals("UNKNOWN_COUPON")) {
      return reason.equals("UNKNOWN_COUPON")
          && (coupon == null || !coupon.issuedAt().isBefore(refusedAt));
    }
    return event.topic() == InboundTopic.ORDER_CANCELLED
        ? ofOrder(reason, coupon)
        : ofPayment(reason, coupon);
  }

  private boolean ofOrder(String reason, CouponRow coupon) {
    return switch (reason) {
      case "MISMATCH" -> coupon.userId() != event.userId();
      case "UNKNOWN_RESERVATION" ->
          history.reservationsOf(event.order()).stream().allMatch(this::cameLater);
      default -> false;
    };
  }

  private boolean ofPayment(String reason, CouponRow coupon) {
    Optional<ReservationRow> named = event.reservationId().map(history.reservations()::get);
    if (reason.equals("UNKNOWN_RESERVATION")) {
      return named.stream().allMatch(this::cameLater);
    }
    if (named.isEmpty() || !event.isAbout(named.get())) {
      return reason.equals("MISMATCH") && named.isPresent();
    }
    return switch (event.topic()) {
      case PAYMENT_COMPLETED -> ofCompleted(reason, coupon, named.get());
      case PAYMENT_FAILED -> reason.equals("CONTRADICTORY_PAYMENT") && event.hasPaid(named.get());
      case ORDER_CANCELLED -> false;
    };
  }

  private boolean ofCompleted(String reason, CouponRow coupon, ReservationRow reservation) {
    return switch (reason) {
      case "DOUBLE_PAYMENT" -> reservation.paymentId().isPresent() && !event.hasPaid(reservation);
      case "LATE_PAYMENT" ->
          event.happenedAt().isAfter(reservation.expiresAt())
              && history.policies().get(coupon.policyId()).rejectsLatePayment();
      case "RESERVATION_CONFLICT" -> isAnotherKnown(reservation);
      default -> false;
    };
  }

  private boolean isAnotherKnown(ReservationRow reservation) {
    List<ReservationRow> ofCoupon = history.reservationsOf(reservation.couponId());
    return ofCoupon.stream()
        .anyMatch(each -> !each.reservationId().equals(reservation.reservationId()));
  }

  /** What was made later was not there when the event was refused. */
  private boolean cameLater(ReservationRow row) {
    return !row.reservedAt().isBefore(refusedAt);
  }
}
