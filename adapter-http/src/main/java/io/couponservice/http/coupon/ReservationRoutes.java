package io.couponservice.http.coupon;

import io.couponservice.application.coupon.Answer;
import io.couponservice.application.coupon.ReadCoupons;
import io.couponservice.application.coupon.ReleaseReservations;
import io.couponservice.application.coupon.ReleaseReservations.ReleaseReservation;
import io.couponservice.domain.coupon.Refusal;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.http.auth.Access;
import io.couponservice.http.correlation.Correlation;
import io.couponservice.http.exchange.Answers;
import io.couponservice.http.exchange.PendingAnswers;
import io.couponservice.http.exchange.Reply;
import io.couponservice.http.exchange.Route;
import io.couponservice.http.problem.ProblemException;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Shows reservations and releases them. */
public final class ReservationRoutes {

  // Far from any id that was ever given; what is not even text can't be asked of a database.
  private static final Pattern POSSIBLE_ID = Pattern.compile("[\\x21-\\x7E]{1,64}");
  private static final Function<Answer<Reservation>, Reply> RELEASED =
      Answers.reply(released -> Reply.noContent());

  private final ReadCoupons coupons;
  private final ReleaseReservations release;
  private final PendingAnswers pending;

  /**
   * With its use cases.
   *
   * @param coupons not null
   * @param release not null
   * @param pending waits for them, not null
   */
  public ReservationRoutes(
      ReadCoupons coupons, ReleaseReservations release, PendingAnswers pending) {
    this.coupons = coupons;
    this.release = release;
    this.pending = pending;
  }

  /**
   * The routes.
   *
   * @return never null
   */
  public List<Route> routes() {
    String path = CouponPaths.RESERVATIONS + "/{" + CouponPaths.RESERVATION_ID + "}";
    return List.of(
        Route.get(path, Access.VIEWER, this::show),
        Route.delete(path, Access.SERVICE, this::release));
  }

  private void show(Context ctx) {
    String id = possibleId(ctx);
    pending.work(ctx, () -> coupons.reservation(id), ReservationRoutes::shown);
  }

  private static Reply shown(Optional<Reservation> found) {
    return Reply.ok(ReservationJson.of(found.orElseThrow(ReservationRoutes::unknown)));
  }

  private void release(Context ctx) {
    ReleaseReservation command = new ReleaseReservation(possibleId(ctx), Correlation.cause(ctx));
    pending.work(ctx, () -> release.release(List.of(command)).get(0), RELEASED);
  }

  private static String possibleId(Context ctx) {
    String id = ctx.pathParam(CouponPaths.RESERVATION_ID);
    if (!POSSIBLE_ID.matcher(id).matches()) {
      throw unknown();
    }
    return id;
  }

  private static ProblemException unknown() {
    return new ProblemException(Refusal.UNKNOWN_RESERVATION, "there is no such reservation");
  }
}
