package io.couponservice.domain.coupon;

import io.couponservice.domain.policy.IssueType;
import java.time.LocalDateTime;
import java.util.Objects;

/**
 * One user's right to one discount. Immutable: a change gives a new value.
 *
 * @param couponId its identity, 1 or more
 * @param policyId the policy that it was issued from
 * @param userId its owner
 * @param couponCode the policy's code at the time of issue, null if it had none
 * @param couponName the policy's name at the time of issue, not null
 * @param issueType how it was issued, not null
 * @param status its state, not null
 * @param issuedAt when it was issued, in the service's zone, not null
 * @param expiryDate the last second in which it is good, not null
 * @param reservationId the reservation that holds or used it; null exactly if it is free, that is
 *     {@link CouponStatus#ISSUED} or {@link CouponStatus#EXPIRED}
 */
public record Coupon(
    long couponId,
    long policyId,
    long userId,
    String couponCode,
    String couponName,
    IssueType issueType,
    CouponStatus status,
    LocalDateTime issuedAt,
    LocalDateTime expiryDate,
    String reservationId) {

  /**
   * Checks the invariants.
   *
   * @throws IllegalStateException if a free coupon has a holder or a held one has none
   */
  public Coupon {
    Objects.requireNonNull(couponName, "couponName");
    Objects.requireNonNull(issueType, "issueType");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(issuedAt, "issuedAt");
    Objects.requireNonNull(expiryDate, "expiryDate");
    if (isFree(status) != (reservationId == null)) {
      throw new IllegalStateException(
          "coupon " + couponId + " is " + status + " with reservation " + reservationId);
    }
  }

  /**
   * Whether nobody holds or used the coupon.
   *
   * @return true if it is issued or expired
   */
  public boolean free() {
    return isFree(status);
  }

  /**
   * Whether a reservation holds the coupon, or used it.
   *
   * @param id a reservation's id, not null
   * @return true if it is that one
   */
  public boolean belongsTo(String id) {
    return id.equals(reservationId);
  }

  /**
   * Whether the validity period is over. The coupon is good through the second of its expiry date.
   *
   * @param now not null
   * @return true after the expiry date
   */
  public boolean validityOver(LocalDateTime now) {
    return now.isAfter(expiryDate);
  }

  /** This coupon in another status, which the lifecycle has found. */
  Coupon moved(CouponStatus next, String holder) {
    return with(next, expiryDate, holder);
  }

  /** This coupon, good until another time. */
  Coupon withExpiryDate(LocalDateTime last) {
    return with(status, last, reservationId);
  }

  private Coupon with(CouponStatus next, LocalDateTime last, String holder) {
    return new Coupon(
        couponId,
        policyId,
        userId,
        couponCode,
        couponName,
        issueType,
        next,
        issuedAt,
        last,
        holder);
  }

  private static boolean isFree(CouponStatus status) {
    return switch (status) {
      case ISSUED, EXPIRED -> true;
      case RESERVED, USED -> false;
    };
  }
}
