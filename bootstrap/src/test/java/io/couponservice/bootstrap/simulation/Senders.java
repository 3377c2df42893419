package io.couponservice.bootstrap.simulation;

import io.couponservice.application.record.Bytes;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Reservation;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The payment and the order service: what they send, in whatever order and however often. */
final class Senders {

  private static final String COMPLETED = "payment.completed";
  private static final String FAILED = "payment.failed";
  private static final String CANCELLED = "order.cancelled";

  private record Sent(String topic, String key, Bytes value) {}

  private final World world;
  private final Shop shop;
  private final List<Sent> sent = new ArrayList<>();
  private int events;

  Senders(World world, Shop shop) {
    this.world = world;
    this.shop = shop;
  }

  /** A payment of an order: mostly the first, in time, and of the right amount. */
  void pay(Action action) {
    if (shop.reservations().isEmpty()) {
      return;
    }
    Reservation of = action.choose(shop.reservations());
    int how = action.more();
    LocalDateTime at =
        switch (how % 4) {
          case 0 -> of.expiresAt().plusMinutes(1 + how % 500);
          case 1 -> of.expiresAt();
          default -> of.reservedAt().plusSeconds(1 + how % 200);
        };
    String paymentId = "PAY-" + of.reservationId() + "-" + (how % 7 == 0 ? 2 : 1);
    long amount = of.finalAmount().amount() + (how % 9 == 0 ? 1 : 0);
    send(
        COMPLETED,
        of.orderId(),
        EventText.paymentCompleted(eventId(), paymentId, of, amount, at),
        action);
  }

  void failPayment(Action action) {
    if (shop.reservations().isEmpty()) {
      return;
    }
    Reservation of = action.choose(shop.reservations());
    int how = action.more();
    String paymentId = "PAY-" + of.reservationId() + "-" + (how % 7 == 0 ? 1 : 3);
    LocalDateTime at = of.reservedAt().plusSeconds(1 + how % 300);
    send(FAILED, of.orderId(), EventText.paymentFailed(eventId(), paymentId, of, at), action);
  }

  void cancelOrder(Action action) {
    if (shop.reservations().isEmpty()) {
      return;
    }
    Reservation of = action.choose(shop.reservations());
    int how = action.more();
    LocalDateTime expiry = expiryOf(of.couponId()).orElse(of.expiresAt());
    LocalDateTime at =
        switch (how % 3) {
          case 0 -> expiry.plusHours(1 + how % 50);
          case 1 -> expiry.minusSeconds(how % 50);
          default -> of.reservedAt().plusMinutes(how % 90);
        };
    send(
        CANCELLED,
        of.orderId(),
        EventText.orderCancelled(eventId(), of.orderId(), of.userId(), of.couponId(), at),
        action);
  }

  private Optional<LocalDateTime> expiryOf(long couponId) {
    return shop.coupons().stream()
        .filter(coupon -> coupon.couponId() == couponId)
        .map(Coupon::expiryDate)
        .findFirst();
  }

  void payWithoutCoupon(Action action) {
    String order = "PLAIN-" + action.pick() % 5;
    send(
        COMPLETED,
        order,
        EventText.paymentWithoutCoupon(
            eventId(),
            "PAY-" + order + "-1",
            order,
            Shop.user(action.pick()),
            20_000L * (action.more() % 6),
            world.clock().local()),
        action);
  }

  /** Something is wrong with what the event names. */
  void stray(Action action) {
    if (shop.reservations().isEmpty()) {
      return;
    }
    Reservation of = action.choose(shop.reservations());
    LocalDateTime at = of.reservedAt().plusMinutes(1);
    switch (action.more() % 3) {
      case 0 ->
          send(
              CANCELLED,
              of.orderId(),
              EventText.orderCancelled(eventId(), "ORDER-NEVER", of.userId(), of.couponId(), at),
              action);
      case 1 ->
          send(
              CANCELLED,
              of.orderId(),
              EventText.orderCancelled(eventId(), of.orderId(), of.userId() + 1, of.couponId(), at),
              action);
      default ->
          send(
              COMPLETED,
              of.orderId(),
              EventText.paymentWithoutCoupon(eventId(), "PAY-STRAY", of.orderId(), 1, 1, at),
              action);
    }
  }

  void garbage(Action action) {
    send(action.more() % 2 == 0 ? FAILED : CANCELLED, null, Bytes.utf8("{\"eventId\":"), action);
  }

  /** The same event again, perhaps on another partition. */
  void repeat(Action action) {
    if (!sent.isEmpty()) {
      Sent again = action.choose(sent);
      append(again, action.more());
    }
  }

  private void send(String topic, String key, Bytes value, Action action) {
    Sent record = new Sent(topic, key, value);
    sent.add(record);
    append(record, key == null ? action.more() : key.hashCode());
  }

  private void append(Sent record, int partition) {
    world
        .kafka()
        .append(
            record.topic(),
            partition,
            record.key() == null ? null : Bytes.utf8(record.key()),
            record.value(),
            List.of());
  }

  private String eventId() {
    return "evt_in_" + ++events;
  }
}
