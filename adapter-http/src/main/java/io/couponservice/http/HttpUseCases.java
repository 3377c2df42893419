package io.couponservice.http;

import io.couponservice.application.audit.AdminAudit;
import io.couponservice.application.coupon.IssueCoupons.IssueCoupon;
import io.couponservice.application.coupon.IssueToUsers;
import io.couponservice.application.coupon.IssuedCoupon;
import io.couponservice.application.coupon.ReadCoupons;
import io.couponservice.application.coupon.ReleaseReservations;
import io.couponservice.application.coupon.ReserveCoupons.ReserveCoupon;
import io.couponservice.application.coupon.ReservedCoupon;
import io.couponservice.application.coupon.UseCoupons;
import io.couponservice.application.policy.Policies;
import io.couponservice.application.port.Ids;
import io.couponservice.http.exchange.Lane;
import io.couponservice.http.failed.DeadLetterUseCases;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/**
 * What the HTTP interface calls.
 *
 * @param issue issues a coupon by code, not null
 * @param reserve reserves a coupon, not null
 * @param issueToUsers not null
 * @param use not null
 * @param release not null
 * @param policies not null
 * @param coupons not null
 * @param deadLetters not null
 * @param audit not null
 * @param ids not null
 * @param available whether what they need takes writes, as far as it is known; must not block
 */
public record HttpUseCases(
    Lane<IssueCoupon, IssuedCoupon> issue,
    Lane<ReserveCoupon, ReservedCoupon> reserve,
    IssueToUsers issueToUsers,
    UseCoupons use,
    ReleaseReservations release,
    Policies policies,
    ReadCoupons coupons,
    DeadLetterUseCases deadLetters,
    AdminAudit audit,
    Ids ids,
    BooleanSupplier available) {

  /** Checks for null. */
  public HttpUseCases {
    Objects.requireNonNull(issue, "issue");
    Objects.requireNonNull(reserve, "reserve");
    Objects.requireNonNull(issueToUsers, "issueToUsers");
    Objects.requireNonNull(use, "use");
    Objects.requireNonNull(release, "release");
    Objects.requireNonNull(policies, "policies");
    Objects.requireNonNull(coupons, "coupons");
    Objects.requireNonNull(deadLetters, "deadLetters");
    Objects.requireNonNull(audit, "audit");
    Objects.requireNonNull(ids, "ids");
    Objects.requireNonNull(available, "available");
  }
}
