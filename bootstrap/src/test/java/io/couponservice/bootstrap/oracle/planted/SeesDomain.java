package io.couponservice.bootstrap.oracle.planted;

/** A violation on purpose: the rule about this layer must find it. */
final class SeesDomain {

  private SeesDomain() {}

  static Class<?> forbidden() {
    return io.couponservice.domain.coupon.Coupon.class;
  }
}
