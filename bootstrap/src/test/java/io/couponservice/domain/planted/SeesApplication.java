package io.couponservice.domain.planted;

/** A violation on purpose: the rule about this layer must find it. */
final class SeesApplication {

  private SeesApplication() {}

  static Class<?> forbidden() {
    return io.couponservice.application.event.Cause.class;
  }
}
