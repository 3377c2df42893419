package io.couponservice.bootstrap.oracle;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Each dead letter has a ground that can be seen: what was merely interrupted must not become one.
 */
final class ReasonCheck implements Check {

  private static final Set<String> REFUSALS =
      Set.of(
          "UNKNOWN_COUPON",
          "UNKNOWN_RESERVATION",
          "MISMATCH",
          "DOUBLE_PAYMENT",
          "LATE_PAYMENT",
          "RESERVATION_CONFLICT",
          "CONTRADICTORY_PAYMENT");

  @Override
  public String name() {
    return "reason";
  }

  @Override
  public void run(History history, Findings findings) {
    for (FailedEventRow row : history.database().failedEvents()) {
      InboundEvent event = history.inbox().byPosition().get(row.position());
      if (event == null) {
        findings.addUnless(
            !REFUSALS.contains(row.reason()),
            row.subject(),
            "was refused as " + row.reason() + " although nobody could read it");
      } else {
        findings.addUnless(
            row.eventId().equals(Optional.of(event.eventId())),
            row.subject(),
            "names the event " + row.eventId() + " instead of " + event.eventId());
        findings.addUnless(
            isGrounded(row.reason(), event, history),
            row.subject(),
            "nothing shows why " + event.subject() + " was refused as " + row.reason());
      }
    }
  }

  private static boolean isGrounded(String reason, InboundEvent event, History history) {
    CouponRow coupon = history.coupons().get(event.couponId().orElse(-1));
    ReservationRow reservation = history.reservations().get(event.reservationId());
    if (coupon == null) {
      return event.couponId().isPresent() && reason.equals("UNKNOWN_COUPON");
    }
    if (reservation == null) {
      return reason.equals("UNKNOWN_RESERVATION");
    }
    if (!event.isAbout(reservation)) {
      return reason.equals("MISMATCH");
    }
    return switch (event.topic()) {
      case PAYMENT_COMPLETED -> isGroundedPayment(reason, event, coupon, reservation, history);
      case PAYMENT_FAILED -> reason.equals("CONTRADICTORY_PAYMENT") && event.hasPaid(reservation);
    };
  }

  private static boolean isGroundedPayment(
      String reason,
      InboundEvent event,
      CouponRow coupon,
      ReservationRow reservation,
      History history) {
    return switch (reason) {
      case "DOUBLE_PAYMENT" -> reservation.paymentId().isPresent() && !event.hasPaid(reservation);
      case "LATE_PAYMENT" ->
          event.happenedAt().isAfter(reservation.expiresAt())
              && history.policies().get(coupon.policyId()).latePaymentRule().equals("REJECT");
      case "RESERVATION_CONFLICT" ->
          history.outbound().byCoupon().getOrDefault(coupon.couponId(), List.of()).stream()
              .filter(each -> each.topic() == PublishedTopic.RESERVED)
              .anyMatch(each -> !each.text("reservationId").equals(event.reservationId()));
      default -> false;
    };
  }
}
