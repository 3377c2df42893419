package io.couponservice.http.coupon;

import io.couponservice.application.coupon.HistoryEntry;
import io.couponservice.application.coupon.IssuedCoupon;
import io.couponservice.application.coupon.ReadCoupons;
import io.couponservice.application.page.Page;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.Refusal;
import io.couponservice.http.auth.Access;
import io.couponservice.http.exchange.PageRequest;
import io.couponservice.http.exchange.PathIds;
import io.couponservice.http.exchange.PendingAnswers;
import io.couponservice.http.exchange.Reply;
import io.couponservice.http.exchange.Route;
import io.couponservice.http.problem.ProblemException;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Shows coupons: one, those of a user, and what happened to one. */
public final class CouponReadRoutes {

  private static final String USER_ID = "userId";
  private static final String STATUS = "status";
  private static final int LONGEST_HISTORY = Integer.MAX_VALUE;

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
    String coupon = CouponPaths.COUPONS + "/{" + CouponPaths.COUPON_ID + "}";
    return List.of(
        Route.get(coupon, Access.VIEWER, this::coupon),
        Route.get(coupon + "/history", Access.VIEWER, this::history),
        Route.get("/api/v1/users/{" + USER_ID + "}/coupons", Access.VIEWER, this::ofUser));
  }

  private void coupon(Context ctx) {
    long couponId = PathIds.number(ctx, CouponPaths.COUPON_ID);
    pending.work(ctx, () -> coupons.coupon(couponId), CouponReadRoutes::shown);
  }

  private static Reply shown(Optional<IssuedCoupon> found) {
    return Reply.ok(CouponJson.of(found.orElseThrow(CouponReadRoutes::unknown)));
  }

  private void history(Context ctx) {
    long couponId = PathIds.number(ctx, CouponPaths.COUPON_ID);
    PageRequest page = PageRequest.of(ctx, "history-" + couponId, 0, LONGEST_HISTORY, Set.of());
    pending.work(
        ctx,
        () -> coupons.history(couponId, (int) page.from(), page.limit()),
        found -> history(page, found));
  }

  private static Reply history(PageRequest page, Page<HistoryEntry> found) {
    // What happened first is that it was issued: a coupon without a history is none.
    if (page.from() == 0 && found.items().isEmpty()) {
      throw unknown();
    }
    return page.reply(found, HistoryJson::of, last -> page.from() + found.items().size());
  }

  private void ofUser(Context ctx) {
    long userId = PathIds.number(ctx, USER_ID);
    CouponStatus status = status(ctx.queryParam(STATUS));
    PageRequest page =
        PageRequest.of(
            ctx,
            "coupons-" + userId + "-" + status,
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            Set.of(STATUS));
    pending.work(
        ctx,
        () -> coupons.ofUser(userId, status, page.from(), page.limit()),
        found -> page.reply(found, CouponJson::of, last -> last.coupon().couponId()));
  }

  private static CouponStatus status(String name) {
    if (name == null) {
      return null;
    }
    return Arrays.stream(CouponStatus.values())
        .filter(status -> status.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                PageRequest.mistake(
                    STATUS, "must be one of " + Arrays.toString(CouponStatus.values())));
  }

  private static ProblemException unknown() {
    return new ProblemException(Refusal.UNKNOWN_COUPON, "there is no such coupon");
  }
}
