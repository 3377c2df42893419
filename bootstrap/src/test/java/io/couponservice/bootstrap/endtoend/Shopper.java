package io.couponservice.bootstrap.endtoend;

import io.couponservice.bootstrap.oracle.Acknowledged;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/** Gets coupons and reserves them, through whatever happens to the service. */
final class Shopper {

  private static final Duration GIVES_UP_ISSUE = Duration.ofSeconds(3);
  private static final Duration GIVES_UP_RESERVATION = Duration.ofSeconds(60);

  private final CouponApi api;
  private final LoadReport report;
  private final SplittableRandom random;

  Shopper(CouponApi api, LoadReport report, SplittableRandom random) {
    this.api = api;
    this.report = report;
    this.random = random;
  }

  /** A coupon of that code; repeating without an answer may give the user another one. */
  Optional<Long> issue(long userId, String code) throws Exception {
    Map<String, Object> body = Map.of("userId", userId, "couponCode", code);
    Optional<CouponApi.Answer> answer =
        Await.answer(
            GIVES_UP_ISSUE,
            () ->
                api.post("/api/v1/coupons/issue-by-code", body, random)
                    .filter(each -> !each.isTemporary()));
    if (!isSuccess("issue", answer)) {
      return Optional.empty();
    }
    JsonNode coupon = answer.orElseThrow().body();
    long couponId = coupon.path("couponId").longValue(-1);
    report.acknowledge(
        new Acknowledged.Issue(couponId, coupon.path("policyId").longValue(-1), userId));
    return Optional.of(couponId);
  }

  /** The same request again and again until it is answered: one order gets one reservation. */
  Optional<Booking> reserve(long couponId, long userId, String orderId) throws Exception {
    return reserve(couponId, userId, orderId, random.nextLong(10_000, 200_000));
  }

  Optional<Booking> reserve(long couponId, long userId, String orderId, long amount)
      throws Exception {
    Optional<CouponApi.Answer> answer =
        Await.answer(
            GIVES_UP_RESERVATION,
            () -> attempt(couponId, userId, orderId, amount).filter(each -> !each.isTemporary()));
    return isSuccess("reserve", answer)
        ? Optional.of(acknowledged(answer.orElseThrow(), couponId, userId, orderId, amount))
        : Optional.empty();
  }

  /** Tries for a moment to reserve a coupon that another order is about to lose. */
  Optional<Booking> reserveOnceFree(long couponId, long userId, String orderId, Duration patience)
      throws Exception {
    long amount = random.nextLong(10_000, 200_000);
    Optional<CouponApi.Answer> answer =
        Await.answer(
            patience,
            () -> attempt(couponId, userId, orderId, amount).filter(CouponApi.Answer::succeeded));
    return answer.map(each -> acknowledged(each, couponId, userId, orderId, amount));
  }

  private Optional<CouponApi.Answer> attempt(
      long couponId, long userId, String orderId, long amount) throws InterruptedException {
    return api.post(
        "/api/v1/coupons/" + couponId + "/reservations",
        Map.of("userId", userId, "orderId", orderId, "orderAmount", amount),
        random);
  }

  private Booking acknowledged(
      CouponApi.Answer answer, long couponId, long userId, String orderId, long amount) {
    JsonNode reservation = answer.body();
    String id = reservation.path("reservationId").asString("");
    report.acknowledge(new Acknowledged.Reservation(id, couponId, userId, orderId, amount));
    return new Booking(
        id, couponId, userId, orderId, reservation.path("finalAmount").longValue(amount));
  }

  private boolean isSuccess(String what, Optional<CouponApi.Answer> answer) {
    report.count(what + " " + answer.map(each -> "" + each.status()).orElse("unanswered"));
    answer
        .filter(each -> !each.succeeded() && !each.isRefusal())
        .ifPresent(each -> report.surprise(what + " was answered " + each));
    return answer.filter(CouponApi.Answer::succeeded).isPresent();
  }
}
