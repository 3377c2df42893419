package io.couponservice.bootstrap.oracle;

import java.util.List;
import java.util.Optional;

/** Each cancelled reservation has its coupon.cancelled, and the other way round. */
final class CancelledCheck implements Check {

  private static final String ORDER_CANCELLED = "ORDER_CANCELLED";

  @Override
  public String name() {
    return "cancelled";
  }

  @Override
  public void run(History history, Findings findings) {
    Counted<Release> events =
        new Counted<>(history.outbound().of(PublishedTopic.CANCELLED), Release::of);
    new Counted<>(history.outbound().of(PublishedTopic.CANCELLED), Release::once)
        .reportRepeated(findings);
    for (ReservationRow row : history.reservations().values()) {
      if (row.cancelled()) {
        findings.addUnless(
            row.reason().stream()
                .flatMap(why -> events.of(new Release(row.reservationId(), why, "")).stream())
                .anyMatch(event -> isClosing(event, row)),
            row.subject(),
            "is cancelled without a coupon.cancelled for "
                + row.reason()
                + " at "
                + row.closedAt());
      }
    }
    for (PublishedEvent event : history.outbound().of(PublishedTopic.CANCELLED)) {
      ReservationRow row = history.reservations().get(event.text("reservationId"));
      if (row == null) {
        findings.add(event.subject(), "there is no reservation " + event.text("reservationId"));
      } else {
        compare(event, row, history, findings);
      }
    }
  }

  private static boolean isClosing(PublishedEvent event, ReservationRow row) {
    return row.closedAt()
        .filter(at -> FieldComparison.isTime(event, "cancelledAt", at))
        .isPresent();
  }

  private static void compare(
      PublishedEvent event, ReservationRow row, History history, Findings findings) {
    new FieldComparison(event, findings)
        .number("couponId", row.couponId())
        .number("userId", row.userId())
        .text("orderId", row.orderId());
    if (event.text("reason").equals("RESERVATION_TIMEOUT")) {
      new FieldComparison(event, findings).time("cancelledAt", row.expiresAt());
      event.requireNotBefore(row.expiresAt(), findings);
    }
    boolean stillClosed = row.reason().equals(Optional.of(event.text("reason")));
    findings.addUnless(
        stillClosed || wasUsed(row, history),
        event.subject(),
        row.subject() + " is " + row.status() + " " + row.reason().orElse(""));
  }

  /** A late payment takes a closed reservation back, so it may have been closed for any reason. */
  private static boolean wasUsed(ReservationRow row, History history) {
    return history.outbound().byCoupon().getOrDefault(row.couponId(), List.of()).stream()
        .filter(event -> event.topic() == PublishedTopic.USED)
        .anyMatch(event -> event.text("orderId").equals(row.orderId()));
  }

  private record Release(String reservationId, String reason, String cause) {

    static Release of(PublishedEvent event) {
      return new Release(event.text("reservationId"), event.text("reason"), "");
    }

    /**
     * What happens once. Only an order cancelled may close a reservation twice: when it comes, and
     * again when the payment comes after it; those have different causes.
     */
    static Release once(PublishedEvent event) {
      Release release = of(event);
      return release.reason.equals(ORDER_CANCELLED)
          ? new Release(release.reservationId, release.reason, event.causationId().orElse(""))
          : release;
    }
  }
}
