package io.couponservice.kafka.codec;

import io.couponservice.domain.coupon.CancelReason;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.ExpiryReason;
import io.couponservice.domain.event.CouponCancelledEvent;
import io.couponservice.domain.event.CouponExpiredEvent;
import io.couponservice.domain.event.CouponIssuedEvent;
import io.couponservice.domain.event.CouponReservedEvent;
import io.couponservice.domain.event.CouponUsedEvent;
import io.couponservice.domain.event.EventEnvelope;
import io.couponservice.domain.event.EventMetadata;
import io.couponservice.domain.event.EventType;
import io.couponservice.domain.event.OrderCancelledEvent;
import io.couponservice.domain.event.PaymentCompletedEvent;
import io.couponservice.domain.event.PaymentFailedEvent;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.DiscountType;
import io.couponservice.domain.policy.IssueType;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;

/** The published examples, value by value. */
final class SampleValues {

  private static final LocalDateTime TEN = LocalDateTime.parse("2024-01-01T10:00:00");
  private static final LocalDateTime END = LocalDateTime.parse("2024-01-31T23:59:59");
  private static final String RESERVATION = "RESV-2024-0001";
  private static final String ORDER = "ORDER-2024-0001";
  private static final Won FULL = new Won(100_000);
  private static final Won DISCOUNT = new Won(10_000);
  private static final Won REST = new Won(90_000);

  private SampleValues() {}

  /** One of each of the eight topics. */
  static Stream<EventEnvelope<?>> all() {
    return Stream.concat(published(), subscribed());
  }

  static Stream<EventEnvelope<?>> published() {
    return Stream.of(
        event(
            EventType.COUPON_ISSUED,
            "2024-01-01T10:00:00Z",
            "2024010110000001",
            new CouponIssuedEvent(
                1001,
                1,
                12345,
                "WELCOME2024",
                "신규 가입 쿠폰",
                DiscountType.FIXED_AMOUNT,
                10_000,
                IssueType.CODE,
                CouponStatus.ISSUED,
                END,
                TEN)),
        event(
            EventType.COUPON_USED,
            "2024-01-01T10:05:00Z",
            "2024010110000002",
            new CouponUsedEvent(
                1001, 12345, ORDER, "PAY-2024-0001", FULL, DISCOUNT, REST, TEN.plusMinutes(5))),
        event(
            EventType.COUPON_RESERVED,
            "2024-01-01T10:00:00Z",
            "2024010110000003",
            new CouponReservedEvent(
                RESERVATION, 1001, 12345, ORDER, FULL, DISCOUNT, TEN, TEN.plusMinutes(30))),
        event(
            EventType.COUPON_EXPIRED,
            "2024-02-01T00:00:00Z",
            "2024020100000001",
            new CouponExpiredEvent(1001, 12345, 1, END, ExpiryReason.VALIDITY_PERIOD_EXPIRED)),
        event(
            EventType.COUPON_CANCELLED,
            "2024-01-01T10:10:00Z",
            "2024010110100001",
            new CouponCancelledEvent(
                1001,
                RESERVATION,
                12345,
                ORDER,
                TEN.plusMinutes(10),
                CancelReason.PAYMENT_FAILED)));
  }

  static Stream<EventEnvelope<?>> subscribed() {
    return Stream.of(
        event(
            EventType.PAYMENT_COMPLETED,
            "2024-01-01T10:05:00Z",
            "pay_2024010110000001",
            new PaymentCompletedEvent(
                "PAY-2024-0001",
                ORDER,
                12345,
                REST,
                1001L,
                RESERVATION,
                "CREDIT_CARD",
                TEN.plusMinutes(5))),
        event(
            EventType.PAYMENT_FAILED,
            "2024-01-01T10:10:00Z",
            "pay_2024010110100001",
            new PaymentFailedEvent(
                "PAY-2024-0002",
                "ORDER-2024-0002",
                12345,
                1001L,
                "RESV-2024-0002",
                "INSUFFICIENT_BALANCE",
                TEN.plusMinutes(10))),
        event(
            EventType.ORDER_CANCELLED,
            "2024-01-01T11:00:00Z",
            "ord_2024010111000001",
            new OrderCancelledEvent(ORDER, 12345, 1001L, "CUSTOMER_REQUEST", TEN.plusHours(1))));
  }

  private static EventEnvelope<?> event(EventType type, String at, String id, Object data) {
    String source =
        id.startsWith("pay_")
            ? "payment-service"
            : id.startsWith("ord_") ? "order-service" : "coupon-service";
    return new EventEnvelope<>(
        "evt_" + id,
        type,
        Instant.parse(at),
        data,
        new EventMetadata("corr_" + id, null, source, "1.0", List.of()));
  }
}
