package io.couponservice.kafka.topic;

/**
 * The brokers answer and refuse: a right is missing, or they do not take a setting. Waiting does
 * not help; the message names what was asked for and why it was refused.
 */
public final class TopicsRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TopicsRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
