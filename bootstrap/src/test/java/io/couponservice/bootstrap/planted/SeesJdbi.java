package io.couponservice.bootstrap.planted;

/** A violation on purpose: the rule about this layer must find it. */
final class SeesJdbi {

  private SeesJdbi() {}

  static Class<?> forbidden() {
    return org.jdbi.v3.core.Jdbi.class;
  }
}
