package io.couponservice.http.planted;

/** A violation on purpose: the rule about this layer must find it. */
final class SeesPersistence {

  private SeesPersistence() {}

  static Class<?> forbidden() {
    return io.couponservice.persistence.database.Database.class;
  }
}
