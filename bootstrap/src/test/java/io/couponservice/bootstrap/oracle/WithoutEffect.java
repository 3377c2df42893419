package io.couponservice.bootstrap.oracle;

import java.util.List;
import java.util.Optional;

/** What the contract lets be ignored, or taken for a duplicate, topic by topic. */
final class WithoutEffect {

  private WithoutEffect() {}

  static boolean isExpectedOf(InboundEvent event, History history) {
    if (event.couponId().isEmpty()) {
      return true;
    }
    return switch (event.topic()) {
      case PAYMENT_COMPLETED ->
          reservation(event, history).filter(row -> isDuplicate(event, row, history)).isPresent();
      case PAYMENT_FAILED ->
          reservation(event, history).filter(row -> isStale(event, row, history)).isPresent();
      case ORDER_CANCELLED -> isKnownAlready(event, history);
    };
  }

  /** The one that a payment names, unless the two do not belong together. */
  private static Optional<ReservationRow> reservation(InboundEvent event, History history) {
    return event.reservationId().map(history.reservations()::get).filter(event::isAbout);
  }

  /** Accepted before, or an admin used the coupon for this order and payment. */
  private static boolean isDuplicate(
      InboundEvent event, ReservationRow reservation, History history) {
    return event.hasPaid(reservation)
        || history.reservationsOf(event.order()).stream().anyMatch(event::hasPaid);
  }

  /** A failure means nothing once the reservation is closed, unless it is of the payment taken. */
  private static boolean isStale(InboundEvent event, ReservationRow reservation, History history) {
    return !reservation.active()
        && (!event.hasPaid(reservation) || wasReleasedUnpaid(reservation, history));
  }

  /** The failure of a payment taken later means nothing while the reservation is closed unpaid. */
  private static boolean wasReleasedUnpaid(ReservationRow reservation, History history) {
    return history.outbound().byCoupon().getOrDefault(reservation.couponId(), List.of()).stream()
        .filter(each -> each.topic() == PublishedTopic.CANCELLED)
        .filter(each -> each.text("reservationId").equals(reservation.reservationId()))
        .anyMatch(
            each ->
                history.trail().publishing(each).stream()
                    .anyMatch(row -> row.leads("RESERVED", "ISSUED")));
  }

  /** Every reservation of the order knew it, and none holds or used the coupon against the rule. */
  private static boolean isKnownAlready(InboundEvent event, History history) {
    CouponRow coupon = history.coupons().get(event.order().couponId());
    List<ReservationRow> ofOrder = history.reservationsOf(event.order());
    return coupon != null
        && coupon.userId() == event.userId()
        && !ofOrder.isEmpty()
        && ofOrder.stream().allMatch(row -> CancelledOrderCheck.isKnown(event, row));
  }
}
