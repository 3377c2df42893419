package io.couponservice.bootstrap.oracle;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** A run in memory as a correct service would leave it, for tests to spoil. */
final class PlantedRun {

  static final LocalDateTime NOON = LocalDateTime.parse("2024-01-01T12:00:00");
  static final LocalDateTime PAID = NOON.plusMinutes(5);
  static final long ORDER_AMOUNT = 100_000;
  static final long DISCOUNT = 10_000;

  final PlantedTopics topics = new PlantedTopics();
  final PlantedMessages messages = new PlantedMessages(topics);
  final PlantedLetters letters = new PlantedLetters(topics);
  final Map<Long, CouponRow> coupons = new HashMap<>();
  final Map<String, ReservationRow> reservations = new HashMap<>();
  final List<CouponHistoryRow> history = new ArrayList<>();
  final List<AutomaticIssueRow> automaticIssues = new ArrayList<>();
  final List<ProcessedEventRow> processed = new ArrayList<>();
  final List<FailedEventRow> failed = letters.rows;
  final List<QuotaRow> quotas = new ArrayList<>();
  final List<Acknowledged> acknowledged = new ArrayList<>();
  final List<UndeliverableRow> undeliverable = new ArrayList<>();
  final Map<Long, Long> issued = new HashMap<>();
  long outboxDepth;
  long stock = 100;
  int perUserLimit = 1;
  Optional<StatusCounts> counts = Optional.empty();

  Contents contents() {
    List<Long> policies = LongStream.rangeClosed(1, PlantedPolicies.COUNT).boxed().toList();
    return new Contents(
        topics.contents(),
        new DatabaseContents(
            policies.stream()
                .map(
                    id -> PlantedPolicies.row(id, stock, perUserLimit, issued.getOrDefault(id, 0L)))
                .toList(),
            counts.map(List::of).orElseGet(() -> policies.stream().map(this::counted).toList()),
            quotas,
            List.copyOf(coupons.values()),
            history,
            List.copyOf(reservations.values()),
            automaticIssues,
            processed,
            failed,
            outboxDepth,
            undeliverable),
        acknowledged);
  }

  private StatusCounts counted(long policy) {
    return new StatusCounts(
        policy, having(policy, "RESERVED"), having(policy, "USED"), having(policy, "EXPIRED"));
  }

  private long having(long policy, String status) {
    return coupons.values().stream()
        .filter(each -> each.policyId() == policy && each.status().equals(status))
        .count();
  }

  static long userOf(long couponId) {
    return couponId + 50_000;
  }

  private long ownerOf(long couponId) {
    return coupons.containsKey(couponId) ? coupons.get(couponId).userId() : userOf(couponId);
  }

  void issue(long couponId) {
    issue(couponId, userOf(couponId), "CODE", "");
  }

  void issue(long couponId, long user, String type, String cause) {
    long policy = PlantedPolicies.of(couponId);
    CouponRow row =
        new CouponRow(
            couponId,
            policy,
            user,
            PlantedPolicies.code(policy),
            "신규 가입 쿠폰",
            type,
            "ISSUED",
            NOON,
            PlantedPolicies.row(policy, 1, 1, 0).expiryOf(NOON),
            Optional.empty());
    String event =
        topics.publish(
            PublishedTopic.ISSUED,
            couponId,
            cause,
            """
            "policyId":%d,"userId":%d,"couponCode":%s,"couponName":"신규 가입 쿠폰",
            "discountType":"FIXED_AMOUNT","discountValue":10000,"issueType":"%s","status":"ISSUED",
            "expiryDate":"%s","issuedAt":"2024-01-01T12:00:00\""""
                .formatted(
                    policy,
                    user,
                    row.couponCode().map(code -> "\"" + code + "\"").orElse("null"),
                    type,
                    PlantedTopics.time(row.expiryDate())));
    // As the primary key would have it, when a test issues one coupon twice.
    quotas.removeIf(quota -> quota.policyId() == policy && quota.userId() == user);
    quotas.add(new QuotaRow(policy, user, 1, perUserLimit));
    acknowledged.add(new Acknowledged.Issue(couponId, policy, user));
    issued.merge(policy, 1L, Long::sum);
    note(couponId, "ISSUE", "ISSUED", "", cause, List.of(event));
    coupons.put(couponId, row);
  }

  void become(long couponId, String status, String reservationId) {
    become(couponId, status, reservationId, coupons.get(couponId).expiryDate());
  }

  void become(long couponId, String status, String reservationId, LocalDateTime expiryDate) {
    CouponRow row = coupons.get(couponId);
    coupons.put(
        couponId,
        new CouponRow(
            couponId,
            row.policyId(),
            row.userId(),
            row.couponCode(),
            row.couponName(),
            row.issueType(),
            status,
            row.issuedAt(),
            expiryDate,
            text(reservationId)));
  }

  /** Writes a line of history; it goes on from the line before. */
  void note(
      long couponId,
      String trigger,
      String to,
      String verdict,
      String cause,
      List<String> eventIds) {
    history.add(
        new CouponHistoryRow(
            couponId,
            history.size() + 1L,
            PlantedLetters.FAILED_AT,
            trigger,
            Optional.ofNullable(statusOf(couponId)),
            to,
            eventIds,
            text(verdict),
            Optional.empty(),
            "corr_" + (cause.isEmpty() ? eventIds.get(0) : cause),
            text(cause),
            "somebody"));
  }

  private String statusOf(long couponId) {
    return history.stream()
        .filter(row -> row.couponId() == couponId)
        .map(CouponHistoryRow::to)
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  void reserve(long couponId, String reservationId, String orderId) {
    long user = ownerOf(couponId);
    String event =
        topics.publish(
            PublishedTopic.RESERVED,
            couponId,
            "",
            """
            "reservationId":"%s","userId":%d,"orderId":"%s","orderAmount":100000,
            "discountAmount":10000,"reservedAt":"2024-01-01T12:00:00",
            "expiresAt":"2024-01-01T12:30:00\""""
                .formatted(reservationId, user, orderId));
    acknowledged.add(
        new Acknowledged.Reservation(reservationId, couponId, user, orderId, ORDER_AMOUNT));
    store(couponId, reservationId, orderId, 30);
    note(couponId, "RESERVE", "RESERVED", "", "", List.of(event));
    become(couponId, "RESERVED", reservationId);
  }

  /** An active reservation. */
  void store(long couponId, String reservation, String order, int minutes) {
    reservations.put(
        reservation,
        new ReservationRow(
            reservation,
            couponId,
            ownerOf(couponId),
            order,
            ORDER_AMOUNT,
            DISCOUNT,
            NOON,
            NOON.plusMinutes(minutes),
            "ACTIVE",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  static Optional<String> text(String text) {
    return Optional.of(text).filter(each -> !each.isEmpty());
  }

  void pay(String reservationId, String paymentId) {
    new PlantedSteps(this).pay(reservationId, paymentId);
  }

  /** A failed payment that gives the coupon back, or lets it expire when its time is over. */
  void fail(String reservationId, String paymentId, boolean over) {
    new PlantedSteps(this).fail(reservationId, paymentId, over ? "VALIDITY_PERIOD_EXPIRED" : "");
  }

  void expire(long couponId, String cause) {
    new PlantedSteps(this).expire(couponId, "VALIDITY_PERIOD_EXPIRED", cause);
  }

  TopicRecord completed(String reservationId, String paymentId, int partition) {
    return messages.completed(reservations.get(reservationId), paymentId, partition, PAID);
  }

  TopicRecord failure(String reservationId, String paymentId) {
    return messages.failed(reservations.get(reservationId), paymentId);
  }

  /** Makes a record a dead letter, in the table and on its topic. */
  void refuse(TopicRecord origin, String eventId, String reason) {
    letters.add(origin, eventId, reason, "DEAD");
  }
}
