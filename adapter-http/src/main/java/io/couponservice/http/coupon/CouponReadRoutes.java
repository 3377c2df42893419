package io.couponservice.http.coupon;

import io.couponservice.application.coupon.IssuedCoupon;
import io.couponservice.application.coupon.ReadCoupons;
import io.couponservice.domain.coupon.Refusal;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.http.auth.Access;
import io.couponservice.http.exchange.PathIds;
import io.couponservice.http.exchange.PendingAnswers;
import io.couponservice.http.exchange.Replies;
import io.couponservice.http.exchange.Route;
import io.couponservice.http.problem.ProblemException;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Shows coupons and reservations. */
public final class CouponReadRoutes {

  // Far from any id that was ever given; what is not even text can't be asked of a database.
  private static final Pattern POSSIBLE_ID = Pattern.compile("[\\x21-\\x7E]{1,64}");

  private final ReadCoupons coupons;
  private final PendingAnswers pending;

  /**
   * With its use case.
   *
   * @param coupons not null
   * @param pending waits for it, not null
   */
  public CouponReadRoutes(ReadCoupons coupons, PendingAnswers pending) {
    this.coupons = coupons;
    this.pending = pending;
  }

  /**
   * The routes.
   *
   * @return never null
   */
  public List<Route> routes() {
    return List.of(
        Route.get(
            CouponPaths.COUPONS + "/{" + CouponPaths.COUPON_ID + "}", Access.VIEWER, this::coupon),
        Route.get(
            CouponPaths.RESERVATIONS + "/{" + CouponPaths.RESERVATION_ID + "}",
            Access.VIEWER,
            this::reservation));
  }

  private void coupon(Context ctx) {
    long couponId = PathIds.number(ctx, CouponPaths.COUPON_ID);
    pending.work(ctx, () -> coupons.coupon(couponId), found -> reply(ctx, found));
  }

  private static void reply(Context ctx, Optional<IssuedCoupon> found) {
    IssuedCoupon coupon =
        found.orElseThrow(
            () -> new ProblemException(Refusal.UNKNOWN_COUPON, "there is no such coupon"));
    Replies.ok(ctx, CouponJson.of(coupon));
  }

  private void reservation(Context ctx) {
    String reservationId = ctx.pathParam(CouponPaths.RESERVATION_ID);
    pending.work(ctx, () -> find(reservationId), found -> replyReservation(ctx, found));
  }

  private static void replyReservation(Context ctx, Optional<Reservation> found) {
    Reservation reservation =
        found.orElseThrow(
            () ->
                new ProblemException(Refusal.UNKNOWN_RESERVATION, "there is no such reservation"));
    Replies.ok(ctx, ReservationJson.of(reservation));
  }

  private Optional<Reservation> find(String reservationId) {
    return POSSIBLE_ID.matcher(reservationId).matches()
        ? coupons.reservation(reservationId)
        : Optional.empty();
  }
}
