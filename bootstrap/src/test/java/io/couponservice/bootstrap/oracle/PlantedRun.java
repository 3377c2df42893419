package io.couponservice.bootstrap.oracle;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A run in memory as a correct service would leave it, for tests to spoil. */
final class PlantedRun {

  static final LocalDateTime NOON = LocalDateTime.parse("2024-01-01T12:00:00");
  static final LocalDateTime EXPIRY = LocalDateTime.parse("2024-01-31T23:59:59");
  static final long POLICY = 1;
  static final long ORDER_AMOUNT = 100_000;
  static final long DISCOUNT = 10_000;

  final PlantedTopics topics = new PlantedTopics();
  final Map<Long, CouponRow> coupons = new HashMap<>();
  final Map<String, ReservationRow> reservations = new HashMap<>();
  final List<ProcessedEventRow> processed = new ArrayList<>();
  final List<FailedEventRow> failed = new ArrayList<>();
  final List<QuotaRow> quotas = new ArrayList<>();
  final List<Acknowledged> acknowledged = new ArrayList<>();
  final List<UndeliverableRow> undeliverable = new ArrayList<>();
  long outboxDepth;
  long issued;
  long stock = 100;
  int perUserLimit = 1;
  Optional<CountDeltas> deltas = Optional.empty();

  Contents contents() {
    return new Contents(
        topics.contents(),
        new DatabaseContents(
            List.of(policy()),
            List.of(deltas.orElseGet(this::countedDeltas)),
            quotas,
            List.copyOf(coupons.values()),
            List.copyOf(reservations.values()),
            processed,
            failed,
            outboxDepth,
            undeliverable),
        acknowledged);
  }

  private PolicyRow policy() {
    return new PolicyRow(
        POLICY,
        Optional.of("WELCOME"),
        "FIXED_AMOUNT",
        DISCOUNT,
        OptionalLong.of(stock),
        perUserLimit,
        "RESTORE",
        "HONOUR",
        issued,
        Optional.empty());
  }

  private CountDeltas countedDeltas() {
    return new CountDeltas(POLICY, having("RESERVED"), having("USED"), having("EXPIRED"));
  }

  private long having(String status) {
    return coupons.values().stream().filter(each -> each.status().equals(status)).count();
  }

  static long userOf(long couponId) {
    return couponId + 50_000;
  }

  void issue(long couponId) {
    long user = userOf(couponId);
    topics.publish(
        PublishedTopic.ISSUED,
        couponId,
        "",
        """
        "policyId":1,"userId":%d,"couponCode":"WELCOME","couponName":"신규 가입 쿠폰",
        "discountType":"FIXED_AMOUNT","discountValue":10000,"issueType":"CODE","status":"ISSUED",
        "expiryDate":"2024-01-31T23:59:59","issuedAt":"2024-01-01T12:00:00\""""
            .formatted(user));
    // As the primary key would have it, when a test issues one coupon twice.
    quotas.removeIf(row -> row.userId() == user);
    quotas.add(new QuotaRow(POLICY, user, 1, perUserLimit));
    acknowledged.add(new Acknowledged.Issue(couponId, POLICY, user));
    issued++;
    become(couponId, "ISSUED", "");
  }

  void become(long couponId, String status, String reservationId) {
    coupons.put(
        couponId,
        new CouponRow(
            couponId,
            POLICY,
            userOf(couponId),
            Optional.of("WELCOME"),
            "신규 가입 쿠폰",
            "CODE",
            status,
            NOON,
            EXPIRY,
            text(reservationId)));
  }

  void reserve(long couponId, String reservationId, String orderId) {
    topics.publish(
        PublishedTopic.RESERVED,
        couponId,
        "",
        """
        "reservationId":"%s","userId":%d,"orderId":"%s","orderAmount":100000,
        "discountAmount":10000,"reservedAt":"2024-01-01T12:00:00","expiresAt":"2024-01-01T12:30:00\""""
            .formatted(reservationId, userOf(couponId), orderId));
    acknowledged.add(
        new Acknowledged.Reservation(
            reservationId, couponId, userOf(couponId), orderId, ORDER_AMOUNT));
    store(couponId, reservationId, orderId, "ACTIVE", "", "");
    become(couponId, "RESERVED", reservationId);
  }

  void store(
      long couponId, String reservation, String order, String status, String why, String payment) {
    reservations.put(
        reservation,
        new ReservationRow(
            reservation,
            couponId,
            userOf(couponId),
            order,
            ORDER_AMOUNT,
            DISCOUNT,
            NOON,
            NOON.plusMinutes(30),
            status,
            text(why),
            text(payment)));
  }

  private static Optional<String> text(String text) {
    return Optional.of(text).filter(each -> !each.isEmpty());
  }

  /** A payment that is taken; the event's id is that of the payment. */
  void pay(String reservationId, String paymentId) {
    ReservationRow row = reservations.get(reservationId);
    completed(reservationId, paymentId, 0);
    topics.publish(
        PublishedTopic.USED,
        row.couponId(),
        paymentId,
        """
        "userId":%d,"orderId":"%s","paymentId":"%s","originalAmount":100000,
        "discountAmount":10000,"finalAmount":90000,"usedAt":"2024-01-01T12:05:00\""""
            .formatted(row.userId(), row.orderId(), paymentId));
    processed.add(new ProcessedEventRow("payment.completed", paymentId));
    store(row.couponId(), reservationId, row.orderId(), "CONFIRMED", "", paymentId);
    become(row.couponId(), "USED", reservationId);
  }

  TopicRecord completed(String reservationId, String paymentId, int partition) {
    return completed(reservations.get(reservationId), paymentId, partition);
  }

  TopicRecord completed(ReservationRow row, String paymentId, int partition) {
    String data =
        """
        "paymentId":"%s","orderId":"%s","userId":%d,"amount":90000,"couponId":%d,
        "reservationId":"%s","paymentMethod":"CARD","completedAt":"2024-01-01T12:05:00\""""
            .formatted(paymentId, row.orderId(), row.userId(), row.couponId(), row.reservationId());
    return topics.receive(InboundTopic.PAYMENT_COMPLETED, partition, paymentId, data);
  }

  TopicRecord failure(String reservationId, String paymentId) {
    ReservationRow row = reservations.get(reservationId);
    String data =
        """
        "paymentId":"%s","orderId":"%s","userId":%d,"couponId":%d,"reservationId":"%s",
        "failureReason":"INSUFFICIENT_BALANCE","failedAt":"2024-01-01T12:05:00\""""
            .formatted(paymentId, row.orderId(), row.userId(), row.couponId(), row.reservationId());
    return topics.receive(InboundTopic.PAYMENT_FAILED, 0, paymentId, data);
  }

  /** A failed payment that gives the coupon back, or lets it expire when its time is over. */
  void fail(String reservationId, String paymentId, boolean over) {
    ReservationRow row = reservations.get(reservationId);
    failure(reservationId, paymentId);
    topics.publish(
        PublishedTopic.CANCELLED,
        row.couponId(),
        paymentId,
        """
        "reservationId":"%s","userId":%d,"orderId":"%s","cancelledAt":"2024-01-01T12:05:00",
        "reason":"PAYMENT_FAILED\""""
            .formatted(reservationId, row.userId(), row.orderId()));
    if (over) {
      expire(row.couponId(), paymentId);
    }
    processed.add(new ProcessedEventRow("payment.failed", paymentId));
    store(row.couponId(), reservationId, row.orderId(), "CANCELLED", "PAYMENT_FAILED", "");
    become(row.couponId(), over ? "EXPIRED" : "ISSUED", "");
  }

  void expire(long couponId, String cause) {
    topics.publish(
        PublishedTopic.EXPIRED,
        couponId,
        cause,
        """
        "userId":%d,"policyId":1,"expiredAt":"2024-01-31T23:59:59",
        "reason":"VALIDITY_PERIOD_EXPIRED\""""
            .formatted(userOf(couponId)));
  }

  /** Makes a record a dead letter, in the table and on its topic. */
  void refuse(TopicRecord origin, String eventId, String reason) {
    String id = "dead-" + failed.size();
    failed.add(
        new FailedEventRow(
            id,
            origin.topic(),
            origin.partition(),
            origin.offset(),
            origin.timestamp(),
            "coupon-service",
            origin.key(),
            origin.value(),
            text(eventId),
            reason,
            1,
            "DEAD"));
    List<TopicHeader> headers = new ArrayList<>(origin.headers());
    headers.add(PlantedTopics.header("dlq.id", id));
    headers.add(PlantedTopics.header("dlq.original.topic", origin.topic()));
    headers.add(PlantedTopics.header("dlq.original.partition", "" + origin.partition()));
    headers.add(PlantedTopics.header("dlq.original.offset", "" + origin.offset()));
    headers.add(PlantedTopics.header("dlq.original.timestamp", "" + origin.timestamp()));
    headers.add(PlantedTopics.header("dlq.original.group", "coupon-service"));
    headers.add(PlantedTopics.header("dlq.reason", reason));
    headers.add(PlantedTopics.header("dlq.attempts", "1"));
    topics.add(
        origin.topic() + ".DLQ",
        origin.partition(),
        origin.key(),
        origin.value(),
        headers.toArray(TopicHeader[]::new));
  }
}
