package io.couponservice.http.coupon;

import static io.couponservice.http.json.JsonValues.number;
import static io.couponservice.http.json.JsonValues.text;

import io.couponservice.application.coupon.IssueCoupons.IssueCoupon;
import io.couponservice.application.coupon.ReserveCoupons.ReserveCoupon;
import io.couponservice.application.coupon.UseCoupons.UseCoupon;
import io.couponservice.application.port.Ids;
import io.couponservice.domain.coupon.ManualUseDecision;
import io.couponservice.domain.coupon.ReserveDecision;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.CouponCode;
import io.couponservice.http.correlation.Correlation;
import io.couponservice.http.exchange.PathIds;
import io.couponservice.http.exchange.RequestBody;
import io.couponservice.http.json.JsonFields;
import io.couponservice.http.json.JsonValue;
import io.javalin.http.Context;

/** Reads the commands that requests carry. */
final class CouponRequests {

  private static final int MAX_CODE = 64;
  private static final int MAX_ORDER_ID = 255;
  private static final int MAX_PAYMENT_ID = 255;
  private static final int MAX_REASON = 500;
  private static final JsonValue<Long> USER_ID = number(1, Long.MAX_VALUE);
  private static final JsonValue<Won> AMOUNT = number(0, Long.MAX_VALUE).map(Won::new);

  private final Ids ids;

  CouponRequests(Ids ids) {
    this.ids = ids;
  }

  IssueCoupon issueByCode(Context ctx) {
    JsonFields json = RequestBody.read(ctx);
    Long userId = json.required("userId", USER_ID);
    CouponCode code = json.required("couponCode", text(MAX_CODE).map(CouponCode::new));
    json.check();
    return IssueCoupon.byCode(ids.commandId(), userId, code, Correlation.cause(ctx));
  }

  ReserveCoupon reserve(Context ctx) {
    long couponId = PathIds.number(ctx, CouponPaths.COUPON_ID);
    JsonFields json = RequestBody.read(ctx);
    Long userId = json.required("userId", USER_ID);
    String orderId = json.required("orderId", text(MAX_ORDER_ID));
    Won orderAmount = json.required("orderAmount", AMOUNT);
    json.check();
    return new ReserveCoupon(
        ids.commandId(),
        couponId,
        new ReserveDecision.Request(ids.reservationId(), userId, orderId, orderAmount),
        Correlation.cause(ctx));
  }

  UseCoupon use(Context ctx) {
    long couponId = PathIds.number(ctx, CouponPaths.COUPON_ID);
    JsonFields json = RequestBody.read(ctx);
    String orderId = json.required("orderId", text(MAX_ORDER_ID));
    String paymentId = json.nullable("paymentId", text(MAX_PAYMENT_ID));
    Won originalAmount = json.required("originalAmount", AMOUNT);
    String reason = json.required("reason", text(MAX_REASON));
    json.check();
    return new UseCoupon(
        ids.commandId(),
        couponId,
        new ManualUseDecision.Request(
            ids.reservationId(),
            paymentId == null ? ids.manualPaymentId() : paymentId,
            orderId,
            originalAmount,
            reason),
        Correlation.cause(ctx));
  }
}
