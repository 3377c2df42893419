package io.couponservice.application.port.contract;

import io.couponservice.application.coupon.HistoryEntry;
import io.couponservice.application.fixture.SampleTimes;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.CouponTrigger;
import java.util.List;

/** Lines of histories, told apart by their correlation id. */
final class SampleHistory {

  private SampleHistory() {}

  static HistoryEntry of(long couponId, String correlationId) {
    return new HistoryEntry(
        couponId,
        SampleTimes.INSTANT,
        CouponTrigger.RESERVE,
        CouponStatus.ISSUED,
        CouponStatus.RESERVED,
        List.of(),
        null,
        null,
        correlationId,
        null,
        "shop");
  }
}
