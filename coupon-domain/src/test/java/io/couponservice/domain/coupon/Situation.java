package io.couponservice.domain.coupon;

import io.couponservice.domain.policy.PolicyBuilder;
import java.time.LocalDateTime;
import java.util.List;

/**
 * The states of the coupon, seen from an order that has, or had, reservation RESV-2024-0001 of it.
 * Where that reservation does not hold the coupon, it was closed since its payment failed.
 */
enum Situation {
  NOTHING("-"),
  ISSUED("ISSUED"),
  RESERVED("RESERVED"),
  RESERVED_BY_ANOTHER("RESERVED by another"),
  USED("USED"),
  USED_BY_ANOTHER("USED by another"),
  EXPIRED("EXPIRED");

  static final String PAYMENT = "PAY-2024-0001";

  private static final String MINE = "RESV-2024-0001";
  private static final String OTHER = "RESV-2024-0002";

  private final String title;

  Situation(String title) {
    this.title = title;
  }

  /** As the document has it. */
  String title() {
    return title;
  }

  /** The coupon, null if there is none. */
  Coupon coupon() {
    return switch (this) {
      case NOTHING -> null;
      case ISSUED -> CouponBuilder.coupon().build();
      case RESERVED -> CouponBuilder.coupon().reservedBy(MINE).build();
      case RESERVED_BY_ANOTHER -> CouponBuilder.coupon().reservedBy(OTHER).build();
      case USED -> CouponBuilder.coupon().usedBy(MINE).build();
      case USED_BY_ANOTHER -> CouponBuilder.coupon().usedBy(OTHER).build();
      case EXPIRED -> CouponBuilder.coupon().expired().build();
    };
  }

  /** The reservation of the order, null if there is none. */
  Reservation reservation() {
    return ofOrderCancelledAt(null);
  }

  /** What a decision about a payment sees, if the order was cancelled at a time, null if not. */
  PaymentCase payment(PolicyBuilder policy, LocalDateTime orderCancelledAt) {
    return this == NOTHING
        ? new PaymentCase(null, null, null, null)
        : new PaymentCase(coupon(), policy.build(), ofOrderCancelledAt(orderCancelledAt), holder());
  }

  /** What a decision about the order sees. */
  CouponCase order(PolicyBuilder policy) {
    return this == NOTHING
        ? new CouponCase(null, null, null, List.of())
        : new CouponCase(coupon(), policy.build(), holder(), List.of(reservation()));
  }

  /** What a decision about an order sees that never had the coupon. */
  CouponCase otherOrder(PolicyBuilder policy) {
    return new CouponCase(coupon(), policy.build(), holder(), List.of());
  }

  private Reservation ofOrderCancelledAt(LocalDateTime at) {
    return switch (this) {
      case NOTHING -> null;
      case RESERVED -> mine().orderCancelledAt(at).build();
      case USED -> mine().confirmedBy(PAYMENT).orderCancelledAt(at).build();
      case ISSUED, RESERVED_BY_ANOTHER, USED_BY_ANOTHER, EXPIRED ->
          mine().cancelled().orderCancelledAt(at).build();
    };
  }

  private Reservation holder() {
    return switch (this) {
      case NOTHING, ISSUED, EXPIRED -> null;
      case RESERVED, USED -> reservation();
      case RESERVED_BY_ANOTHER -> other().build();
      case USED_BY_ANOTHER -> other().confirmedBy("PAY-2024-0009").build();
    };
  }

  private static ReservationBuilder mine() {
    return ReservationBuilder.reservation();
  }

  private static ReservationBuilder other() {
    return ReservationBuilder.reservation().id(OTHER).orderId("ORDER-2024-0002");
  }
}
