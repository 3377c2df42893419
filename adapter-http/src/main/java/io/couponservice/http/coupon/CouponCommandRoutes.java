package io.couponservice.http.coupon;

import io.couponservice.application.coupon.Answer;
import io.couponservice.application.coupon.IssueCoupons.IssueCoupon;
import io.couponservice.application.coupon.IssuedCoupon;
import io.couponservice.application.coupon.ReserveCoupons.ReserveCoupon;
import io.couponservice.application.coupon.ReservedCoupon;
import io.couponservice.application.port.Ids;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.http.auth.Access;
import io.couponservice.http.exchange.PendingAnswers;
import io.couponservice.http.exchange.Replies;
import io.couponservice.http.exchange.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Issues coupons by code and reserves them. */
public final class CouponCommandRoutes {

  private final Function<IssueCoupon, CompletableFuture<Answer<IssuedCoupon>>> issue;
  private final Function<ReserveCoupon, CompletableFuture<Answer<ReservedCoupon>>> reserve;
  private final CouponRequests requests;
  private final PendingAnswers pending;

  /**
   * With its use cases.
   *
   * @param issue must not block, not null
   * @param reserve must not block, not null
   * @param ids not null
   * @param pending waits for both, not null
   */
  public CouponCommandRoutes(
      Function<IssueCoupon, CompletableFuture<Answer<IssuedCoupon>>> issue,
      Function<ReserveCoupon, CompletableFuture<Answer<ReservedCoupon>>> reserve,
      Ids ids,
      PendingAnswers pending) {
    this.issue = issue;
    this.reserve = reserve;
    this.requests = new CouponRequests(ids);
    this.pending = pending;
  }

  /**
   * The routes.
   *
   * @return never null
   */
  public List<Route> routes() {
    return List.of(
        Route.post(CouponPaths.COUPONS + "/issue-by-code", Access.SERVICE, this::issueByCode),
        Route.post(
            CouponPaths.COUPONS + "/{" + CouponPaths.COUPON_ID + "}/reservations",
            Access.SERVICE,
            this::reserve));
  }

  private void issueByCode(Context ctx) {
    IssueCoupon command = requests.issueByCode(ctx);
    pending.command(
        ctx,
        () -> issue.apply(command),
        issued ->
            Replies.created(
                ctx, CouponPaths.of(issued.coupon().couponId()), CouponJson.of(issued)));
  }

  private void reserve(Context ctx) {
    ReserveCoupon command = requests.reserve(ctx);
    pending.command(ctx, () -> reserve.apply(command), reserved -> reply(ctx, reserved));
  }

  private static void reply(Context ctx, ReservedCoupon reserved) {
    Reservation reservation = reserved.reservation();
    if (reserved.made()) {
      Replies.created(
          ctx, CouponPaths.of(reservation.reservationId()), ReservationJson.of(reservation));
    } else {
      Replies.ok(ctx, ReservationJson.of(reservation));
    }
  }
}
