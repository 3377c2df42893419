package io.couponservice.http.coupon;

import io.couponservice.application.coupon.IssuedCoupon;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.coupon.ReservationStatus;
import io.couponservice.domain.policy.Discount;
import io.couponservice.http.json.Json;
import tools.jackson.databind.node.ObjectNode;

/** A coupon as it is shown; what it does not have is left out, but for couponCode. */
public final class CouponJson {

  private CouponJson() {}

  /**
   * Shows a coupon.
   *
   * @param issued not null
   * @return never null
   */
  public static ObjectNode of(IssuedCoupon issued) {
    Coupon coupon = issued.coupon();
    Discount discount = issued.policy().terms().discount();
    ObjectNode json = Json.object();
    json.put("couponId", coupon.couponId());
    json.put("policyId", coupon.policyId());
    json.put("userId", coupon.userId());
    json.put("couponCode", coupon.couponCode());
    json.put("couponName", coupon.couponName());
    json.put("discountType", discount.type().name());
    json.put("discountValue", discount.value());
    json.put("issueType", coupon.issueType().name());
    json.put("status", coupon.status().name());
    json.put("issuedAt", Json.text(coupon.issuedAt()));
    json.put("expiryDate", Json.text(coupon.expiryDate()));
    if (issued.holder() != null) {
      putHolder(json, issued.holder());
    }
    return json;
  }

  private static void putHolder(ObjectNode json, Reservation holder) {
    json.put("reservationId", holder.reservationId());
    json.put("orderId", holder.orderId());
    if (holder.status() == ReservationStatus.CONFIRMED) {
      json.put("usedAt", Json.text(holder.paidAt()));
    }
  }
}
