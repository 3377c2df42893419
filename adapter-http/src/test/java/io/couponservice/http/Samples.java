package io.couponservice.http;

import io.couponservice.application.coupon.IssuedCoupon;
import io.couponservice.application.coupon.ReservedCoupon;
import io.couponservice.domain.coupon.CancelReason;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.coupon.ReservationStatus;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.CouponCode;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.Discount;
import io.couponservice.domain.policy.DiscountType;
import io.couponservice.domain.policy.IssueType;
import io.couponservice.domain.policy.IssueWindow;
import io.couponservice.domain.policy.LatePaymentRule;
import io.couponservice.domain.policy.PolicyTerms;
import io.couponservice.domain.policy.Quantity;
import io.couponservice.domain.policy.RestoreRule;
import io.couponservice.domain.policy.Validity;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.Set;

/** What the stubs give. */
final class Samples {

  private Samples() {}

  static LocalDateTime at(String text) {
    return LocalDateTime.parse(text);
  }

  static CouponPolicy policy() {
    return new CouponPolicy(
        7,
        new PolicyTerms(
            "신규 가입 쿠폰",
            new CouponCode("WELCOME2024"),
            Set.of(IssueType.CODE),
            new Discount(DiscountType.PERCENTAGE, 10, new Won(5000)),
            new Won(20_000),
            new Quantity(100_000L, 1),
            new IssueWindow(at("2024-01-01T00:00:00"), at("2024-12-31T23:59:59")),
            new Validity(30, null),
            Duration.ofMinutes(30),
            RestoreRule.RESTORE,
            null,
            LatePaymentRule.HONOUR,
            null),
        42,
        at("2024-01-01T09:00:00"),
        null);
  }

  static IssuedCoupon issued() {
    return new IssuedCoupon(coupon(CouponStatus.ISSUED, null), policy(), null);
  }

  static Coupon coupon(CouponStatus status, String reservationId) {
    return new Coupon(
        1001,
        7,
        501,
        "WELCOME2024",
        "신규 가입 쿠폰",
        IssueType.CODE,
        status,
        at("2024-01-01T10:00:00"),
        at("2024-01-31T23:59:59"),
        reservationId);
  }

  static ReservedCoupon reserved(boolean made) {
    return new ReservedCoupon(issued(), reservation(ReservationStatus.ACTIVE), made);
  }

  static Reservation reservation(ReservationStatus status) {
    boolean active = status == ReservationStatus.ACTIVE;
    return new Reservation(
        "RESV-1",
        1001,
        501,
        "ORD-1",
        new Won(50_000),
        new Won(5000),
        at("2024-01-02T10:00:00"),
        at("2024-01-02T10:30:00"),
        status,
        status == ReservationStatus.CANCELLED ? CancelReason.PAYMENT_FAILED : null,
        active ? null : at("2024-01-02T10:05:00"),
        status == ReservationStatus.CONFIRMED ? "PAY-1" : null,
        status == ReservationStatus.CONFIRMED ? at("2024-01-02T10:05:00") : null,
        null);
  }
}
