package io.couponservice.http;

import io.couponservice.application.coupon.Answer;
import io.couponservice.application.coupon.IssueCoupons.IssueCoupon;
import io.couponservice.application.coupon.IssuedCoupon;
import io.couponservice.application.coupon.ReadCoupons;
import io.couponservice.application.coupon.ReserveCoupons.ReserveCoupon;
import io.couponservice.application.coupon.ReservedCoupon;
import io.couponservice.application.policy.Policies;
import io.couponservice.application.port.Ids;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * What the HTTP interface calls.
 *
 * @param issue issues a coupon; must not block, so that many requests wait without a thread each
 * @param reserve reserves a coupon; must not block either
 * @param policies not null
 * @param coupons not null
 * @param ids not null
 * @param available whether what they need takes writes, as far as it is known; must not block
 */
public record HttpUseCases(
    Function<IssueCoupon, CompletableFuture<Answer<IssuedCoupon>>> issue,
    Function<ReserveCoupon, CompletableFuture<Answer<ReservedCoupon>>> reserve,
    Policies policies,
    ReadCoupons coupons,
    Ids ids,
    BooleanSupplier available) {

  /** Checks for null. */
  public HttpUseCases {
    Objects.requireNonNull(issue, "issue");
    Objects.requireNonNull(reserve, "reserve");
    Objects.requireNonNull(policies, "policies");
    Objects.requireNonNull(coupons, "coupons");
    Objects.requireNonNull(ids, "ids");
    Objects.requireNonNull(available, "available");
  }
}
