package io.couponservice.domain.convergence;

/** What can arrive for the reservation, in any order and any number of times. */
enum Message {
  /** {@code payment.completed}. */
  PAID(1),
  /** {@code payment.completed} of another payment, always late. */
  PAID_TWICE(2),
  /** {@code payment.failed} of another attempt. */
  OTHER_FAILED(4),
  /** {@code payment.failed} of the very payment that is also said to be completed. */
  SAME_FAILED(8),
  /** {@code order.cancelled}. */
  CANCELLED(16),
  /** {@code order.cancelled} with another time, a day later; no part of the promise's search. */
  CANCELLED_AGAIN(32),
  /** A release asked for over HTTP. */
  RELEASED(64);

  private final int bit;

  Message(int bit) {
    this.bit = bit;
  }

  /** Its place in a set of messages. */
  int bit() {
    return bit;
  }
}
