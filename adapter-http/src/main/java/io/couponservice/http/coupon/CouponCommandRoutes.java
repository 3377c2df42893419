package io.couponservice.http.coupon;

import io.couponservice.application.coupon.Answer;
import io.couponservice.application.coupon.IssueCoupons.IssueCoupon;
import io.couponservice.application.coupon.IssuedCoupon;
import io.couponservice.application.coupon.ReserveCoupons.ReserveCoupon;
import io.couponservice.application.coupon.ReservedCoupon;
import io.couponservice.application.coupon.UseCoupons;
import io.couponservice.application.coupon.UseCoupons.UseCoupon;
import io.couponservice.application.idempotency.Keyed;
import io.couponservice.application.port.Ids;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.http.auth.Access;
import io.couponservice.http.exchange.Answers;
import io.couponservice.http.exchange.IdempotencyKeys;
import io.couponservice.http.exchange.Lane;
import io.couponservice.http.exchange.PendingAnswers;
import io.couponservice.http.exchange.Reply;
import io.couponservice.http.exchange.Route;
import io.javalin.http.Context;
import java.util.List;
import java.util.function.Function;

/** Issues coupons by code, reserves them, and uses them by hand. */
public final class CouponCommandRoutes {

  private static final Function<Answer<IssuedCoupon>, Reply> ISSUED =
      Answers.reply(
          issued ->
              Reply.created(CouponPaths.of(issued.coupon().couponId()), CouponJson.of(issued)));
  private static final Function<Answer<ReservedCoupon>, Reply> RESERVED =
      Answers.reply(CouponCommandRoutes::reserved);
  private static final Function<Answer<ReservedCoupon>, Reply> USED =
      Answers.reply(used -> Reply.ok(CouponJson.of(used.coupon())));

  private final Lane<IssueCoupon, IssuedCoupon> issue;
  private final Lane<ReserveCoupon, ReservedCoupon> reserve;
  private final UseCoupons use;
  private final CouponRequests requests;
  private final PendingAnswers pending;

  /**
   * With its use cases.
   *
   * @param issue not null
   * @param reserve not null
   * @param use not null
   * @param ids not null
   * @param pending waits for them, not null
   */
  public CouponCommandRoutes(
      Lane<IssueCoupon, IssuedCoupon> issue,
      Lane<ReserveCoupon, ReservedCoupon> reserve,
      UseCoupons use,
      Ids ids,
      PendingAnswers pending) {
    this.issue = issue;
    this.reserve = reserve;
    this.use = use;
    this.requests = new CouponRequests(ids);
    this.pending = pending;
  }

  /**
   * The routes.
   *
   * @return never null
   */
  public List<Route> routes() {
    String coupon = CouponPaths.COUPONS + "/{" + CouponPaths.COUPON_ID + "}";
    return List.of(
        Route.post(CouponPaths.COUPONS + "/issue-by-code", Access.SERVICE, this::issueByCode),
        Route.post(coupon + "/reservations", Access.SERVICE, this::reserve),
        Route.post(coupon + "/use", Access.ADMIN, this::use));
  }

  private void issueByCode(Context ctx) {
    Keyed<IssueCoupon, Answer<IssuedCoupon>> request =
        IdempotencyKeys.keyed(ctx, requests.issueByCode(ctx), ISSUED);
    pending.command(ctx, () -> issue.submit(request), ISSUED);
  }

  private void reserve(Context ctx) {
    Keyed<ReserveCoupon, Answer<ReservedCoupon>> request =
        IdempotencyKeys.keyed(ctx, requests.reserve(ctx), RESERVED);
    pending.command(ctx, () -> reserve.submit(request), RESERVED);
  }

  private static Reply reserved(ReservedCoupon reserved) {
    Reservation reservation = reserved.reservation();
    return reserved.made()
        ? Reply.created(
            CouponPaths.of(reservation.reservationId()), ReservationJson.of(reservation))
        : Reply.ok(ReservationJson.of(reservation));
  }

  private void use(Context ctx) {
    Keyed<UseCoupon, Answer<ReservedCoupon>> request =
        IdempotencyKeys.keyed(ctx, requests.use(ctx), USED);
    pending.blockingCommand(ctx, () -> use.useKeyed(List.of(request)).get(0), USED);
  }
}
