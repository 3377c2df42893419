package io.couponservice.persistence.coupon;

import io.couponservice.application.port.Stores;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.policy.IssueType;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/** Coupons to store. */
public final class SampleCoupons {

  private static final LocalDateTime ISSUED_AT = LocalDateTime.parse("2026-03-02T00:00:00");
  private static final LocalDateTime EXPIRY_DATE = LocalDateTime.parse("2026-04-01T23:59:59");

  private SampleCoupons() {}

  /** Stores a free coupon of each policy; the ids ascend. */
  public static List<Long> insert(Stores stores, List<Long> policyIds) {
    List<Long> ids = stores.coupons().nextIds(policyIds.size());
    List<Coupon> coupons = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      coupons.add(free(ids.get(i), policyIds.get(i)));
    }
    stores.coupons().insert(coupons);
    return new ArrayList<>(ids);
  }

  static Coupon free(long id, long policyId) {
    return with(id, policyId, "SPRING", CouponStatus.ISSUED, EXPIRY_DATE, null);
  }

  static Coupon with(
      long id,
      long policyId,
      String code,
      CouponStatus status,
      LocalDateTime expiryDate,
      String reservationId) {
    return new Coupon(
        id,
        policyId,
        77,
        code,
        "봄맞이 쿠폰",
        code == null ? IssueType.DIRECT : IssueType.CODE,
        status,
        ISSUED_AT,
        expiryDate,
        reservationId);
  }
}
