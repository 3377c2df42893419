package io.couponservice.domain.event;

import io.couponservice.domain.money.Won;
import java.time.LocalDateTime;

/**
 * Payment events for tests. What is not said is as in the published sample of {@code
 * payment.completed}: PAY-2024-0001 for ORDER-2024-0001, completed at 10:05; one that fails does so
 * at the same time.
 */
public final class PaymentBuilder {

  private String paymentId = "PAY-2024-0001";
  private String orderId = "ORDER-2024-0001";
  private long userId = 12345;
  private Won amount = new Won(90_000);
  private Long couponId = 1001L;
  private String reservationId = "RESV-2024-0001";
  private LocalDateTime at = LocalDateTime.of(2024, 1, 1, 10, 5);

  private PaymentBuilder() {}

  /** Returns a builder of the payment of the sample. */
  public static PaymentBuilder payment() {
    return new PaymentBuilder();
  }

  /** Sets its identity. */
  public PaymentBuilder id(String value) {
    paymentId = value;
    return this;
  }

  /** Sets the order. */
  public PaymentBuilder orderId(String value) {
    orderId = value;
    return this;
  }

  /** Sets who pays. */
  public PaymentBuilder userId(long value) {
    userId = value;
    return this;
  }

  /** Sets what is paid. */
  public PaymentBuilder amount(long value) {
    amount = new Won(value);
    return this;
  }

  /** Sets the coupon and its reservation. */
  public PaymentBuilder coupon(long id, String reservation) {
    couponId = id;
    reservationId = reservation;
    return this;
  }

  /** Takes the coupon away. */
  public PaymentBuilder withoutCoupon() {
    couponId = null;
    reservationId = null;
    return this;
  }

  /** Sets when it was completed, or failed. */
  public PaymentBuilder at(LocalDateTime value) {
    at = value;
    return this;
  }

  /** Returns the event of its completion. */
  public PaymentCompletedEvent completed() {
    return new PaymentCompletedEvent(
        paymentId, orderId, userId, amount, couponId, reservationId, "CREDIT_CARD", at);
  }

  /** Returns the event of its failure. */
  public PaymentFailedEvent failed() {
    return new PaymentFailedEvent(
        paymentId, orderId, userId, couponId, reservationId, "INSUFFICIENT_BALANCE", at);
  }
}
