package io.couponservice.bootstrap.oracle;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Steps of the lifecycle that follow on a reservation, each with its events and rows. */
final class PlantedSteps {

  private static final String CANCELLED = "ORDER_CANCELLED";

  private final PlantedRun run;

  PlantedSteps(PlantedRun run) {
    this.run = run;
  }

  /** A payment that is taken; the event's id is that of the payment. */
  void pay(String reservationId, String paymentId) {
    ReservationRow row = row(reservationId);
    run.completed(reservationId, paymentId, 0);
    boolean held =
        run.coupons.get(row.couponId()).reservationId().equals(Optional.of(reservationId));
    String event = used(row, paymentId, paymentId, PlantedRun.PAID);
    processed(InboundTopic.PAYMENT_COMPLETED, paymentId);
    run.note(
        row.couponId(),
        held ? "PAYMENT_COMPLETED" : "LATE_PAYMENT_COMPLETED",
        "USED",
        "",
        paymentId,
        List.of(event));
    put(PlantedReservation.confirmed(row, paymentId, PlantedRun.PAID));
    run.become(row.couponId(), "USED", reservationId);
  }

  void useByHand(long couponId, String reservationId, String orderId, String paymentId) {
    run.store(couponId, reservationId, orderId, 0);
    ReservationRow row = row(reservationId);
    String event = used(row, paymentId, "", PlantedRun.NOON);
    run.note(couponId, "MANUAL_USE", "USED", "", "", List.of(event));
    put(PlantedReservation.confirmed(row, paymentId, PlantedRun.NOON));
    run.become(couponId, "USED", reservationId);
  }

  /** A failed payment; goes on to expiry if there is a reason. */
  void fail(String reservationId, String paymentId, String expiry) {
    run.failure(reservationId, paymentId);
    processed(InboundTopic.PAYMENT_FAILED, paymentId);
    release(reservationId, "PAYMENT_FAILED", PlantedRun.PAID, paymentId);
    if (!expiry.isEmpty()) {
      expire(row(reservationId).couponId(), expiry, paymentId);
    }
  }

  void timeOut(String reservationId) {
    release(reservationId, "RESERVATION_TIMEOUT", row(reservationId).expiresAt(), "");
  }

  void release(String reservationId, String reason, LocalDateTime at, String cause) {
    ReservationRow row = row(reservationId);
    String event = cancelled(row, reason, at, cause);
    run.note(
        row.couponId(),
        reason.equals("RELEASED_ON_REQUEST") ? "RELEASE_REQUESTED" : reason,
        "ISSUED",
        "",
        cause,
        List.of(event));
    put(PlantedReservation.closed(row, reason, at));
    run.become(row.couponId(), "ISSUED", "");
  }

  void expire(long couponId, String reason, String cause) {
    CouponRow coupon = run.coupons.get(couponId);
    boolean over = reason.equals("VALIDITY_PERIOD_EXPIRED");
    String event =
        run.topics.publish(
            PublishedTopic.EXPIRED,
            couponId,
            cause,
            """
            "userId":%d,"policyId":%d,"expiredAt":"%s","reason":"%s\""""
                .formatted(
                    PlantedRun.userOf(couponId),
                    PlantedPolicies.of(couponId),
                    over
                        ? coupon == null
                            ? "2024-01-31T23:59:59"
                            : PlantedTopics.time(coupon.expiryDate())
                        : "2024-02-15T09:00:00",
                    reason));
    run.note(couponId, over ? "VALIDITY_OVER" : reason, "EXPIRED", "", cause, List.of(event));
    if (coupon != null) {
      run.become(couponId, "EXPIRED", "");
    }
  }

  /** An order that holds the coupon is cancelled before it was paid. */
  void cancelHeld(String reservationId, String eventId, LocalDateTime at) {
    said(reservationId, eventId, at);
    processed(InboundTopic.ORDER_CANCELLED, eventId);
    release(reservationId, CANCELLED, at, eventId);
    put(PlantedReservation.ofCancelledOrder(row(reservationId), at));
  }

  /** An order whose coupon was used is cancelled, and the coupon comes back. */
  void cancelUsed(String reservationId, String eventId, LocalDateTime at, String verdict) {
    said(reservationId, eventId, at);
    processed(InboundTopic.ORDER_CANCELLED, eventId);
    ReservationRow row = row(reservationId);
    String event = cancelled(row, CANCELLED, at, eventId);
    run.note(row.couponId(), CANCELLED, "ISSUED", verdict, eventId, List.of(event));
    put(PlantedReservation.ofCancelledOrder(PlantedReservation.closed(row, CANCELLED, at), at));
    run.become(row.couponId(), "ISSUED", "", expiryAfter(row, at, verdict));
  }

  /** That an order was cancelled is kept in mind, and nothing follows from it. */
  void keepCancelled(String reservationId, String eventId, LocalDateTime at, String verdict) {
    said(reservationId, eventId, at);
    processed(InboundTopic.ORDER_CANCELLED, eventId);
    ReservationRow row = row(reservationId);
    run.note(row.couponId(), CANCELLED, statusOf(row), verdict, eventId, List.of());
    put(PlantedReservation.ofCancelledOrder(row, at));
  }

  /** The payment of an order cancelled before is accepted, and nothing follows from it. */
  void keepPaid(String reservationId, String paymentId) {
    ReservationRow row = row(reservationId);
    run.completed(reservationId, paymentId, 0);
    processed(InboundTopic.PAYMENT_COMPLETED, paymentId);
    run.note(row.couponId(), "PAYMENT_COMPLETED", statusOf(row), "RESTORED", paymentId, List.of());
    put(PlantedReservation.accepted(row, paymentId, PlantedRun.PAID));
  }

  /** The payment of an order cancelled before uses the coupon, which comes back with grace. */
  void restoreWithGrace(String reservationId, String paymentId) {
    ReservationRow row = row(reservationId);
    LocalDateTime at = row.orderCancelledAt().orElseThrow();
    run.completed(reservationId, paymentId, 0);
    processed(InboundTopic.PAYMENT_COMPLETED, paymentId);
    List<String> events =
        List.of(
            used(row, paymentId, paymentId, PlantedRun.PAID),
            cancelled(row, CANCELLED, at, paymentId));
    String verdict = "RESTORED_WITH_GRACE";
    run.note(row.couponId(), "CANCELLED_ORDER_PAID", "ISSUED", verdict, paymentId, events);
    put(
        PlantedReservation.closed(
            PlantedReservation.accepted(row, paymentId, PlantedRun.PAID), CANCELLED, at));
    run.become(row.couponId(), "ISSUED", "", expiryAfter(row, at, verdict));
  }

  /** A payment that issues a coupon to its user. */
  void issueByPayment(long couponId, long user, String paymentId) {
    run.issue(couponId, user, "EVENT", paymentId);
    run.automaticIssues.add(new AutomaticIssueRow(PlantedPolicies.BY_PAYMENT, paymentId, couponId));
  }

  TopicRecord said(String reservationId, String eventId, LocalDateTime at) {
    ReservationRow row = row(reservationId);
    return run.messages.cancelled(eventId, row.couponId(), row.userId(), row.orderId(), at);
  }

  void processed(InboundTopic topic, String eventId) {
    run.processed.add(new ProcessedEventRow(topic.topic(), eventId));
  }

  private LocalDateTime expiryAfter(ReservationRow row, LocalDateTime at, String verdict) {
    return verdict.equals("RESTORED_WITH_GRACE")
        ? PlantedPolicies.row(PlantedPolicies.WITH_GRACE, 1, 1, 0).graceAfter(at)
        : run.coupons.get(row.couponId()).expiryDate();
  }

  private String used(ReservationRow row, String payment, String cause, LocalDateTime at) {
    return run.topics.publish(
        PublishedTopic.USED,
        row.couponId(),
        cause,
        """
        "userId":%d,"orderId":"%s","paymentId":"%s","originalAmount":100000,
        "discountAmount":10000,"finalAmount":90000,"usedAt":"%s\""""
            .formatted(row.userId(), row.orderId(), payment, PlantedTopics.time(at)));
  }

  private String cancelled(ReservationRow row, String reason, LocalDateTime at, String cause) {
    return run.topics.publish(
        PublishedTopic.CANCELLED,
        row.couponId(),
        cause,
        """
        "reservationId":"%s","userId":%d,"orderId":"%s","cancelledAt":"%s","reason":"%s\""""
            .formatted(
                row.reservationId(), row.userId(), row.orderId(), PlantedTopics.time(at), reason));
  }

  private ReservationRow row(String reservationId) {
    return run.reservations.get(reservationId);
  }

  private String statusOf(ReservationRow row) {
    return run.coupons.get(row.couponId()).status();
  }

  private void put(ReservationRow row) {
    run.reservations.put(row.reservationId(), row);
  }
}
