package io.couponservice.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.coupon.Answer;
import io.couponservice.application.coupon.IssueCoupons.IssueCoupon;
import io.couponservice.application.coupon.ReserveCoupons.ReserveCoupon;
import io.couponservice.application.coupon.ReservedCoupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.Refusal;
import io.couponservice.domain.coupon.ReservationStatus;
import io.couponservice.domain.money.Won;
import io.couponservice.http.auth.Role;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CouponRoutesTest {

  private static final String ISSUE = "/api/v1/coupons/issue-by-code";
  private static final String RESERVE = "/api/v1/coupons/1001/reservations";
  private static final String COUPON =
      """
      {"couponId": 1001, "policyId": 7, "userId": 501, "couponCode": "WELCOME2024",
       "couponName": "신규 가입 쿠폰", "discountType": "PERCENTAGE", "discountValue": 10,
       "issueType": "CODE", "issuedAt": "2024-01-01T10:00:00", "expiryDate": "2024-01-31T23:59:59",
      """;
  private static final String RESERVATION =
      """
      {"reservationId": "RESV-1", "couponId": 1001, "userId": 501, "orderId": "ORD-1",
       "orderAmount": 50000, "discountAmount": 5000, "finalAmount": 45000,
       "reservedAt": "2024-01-02T10:00:00", "expiresAt": "2024-01-02T10:30:00",
      """;

  @RegisterExtension static final RunningApi API = new RunningApi();

  @BeforeEach
  void reset() {
    API.reset();
    API.stores.policies.put(7L, Samples.policy());
  }

  @Test
  void aCouponIsIssued() {
    AtomicReference<IssueCoupon> command = new AtomicReference<>();
    API.issue =
        issue -> {
          command.set(issue);
          return RunningApi.done(Samples.issued());
        };
    Reply reply = API.post(ISSUE, Bodies.ISSUE);
    reply.isJson(201, COUPON + "\"status\": \"ISSUED\"}");
    assertThat(reply.header("Location")).isEqualTo("/api/v1/coupons/1001");
    assertThat(command.get().userId()).isEqualTo(501);
    assertThat(command.get().code().normalized()).isEqualTo("WELCOME2024");
    assertThat(command.get().commandId()).startsWith("cmd_");
    assertThat(command.get().cause().correlationId()).isEqualTo(reply.header("X-Correlation-Id"));
  }

  @Test
  void aCouponIsReserved() {
    AtomicReference<ReserveCoupon> command = new AtomicReference<>();
    API.reserve =
        reserve -> {
          command.set(reserve);
          return reserved(true);
        };
    Reply reply = API.post(RESERVE, Bodies.RESERVE);
    reply.isJson(201, RESERVATION + "\"status\": \"ACTIVE\"}");
    assertThat(reply.header("Location")).isEqualTo("/api/v1/reservations/RESV-1");
    assertThat(command.get().couponId()).isEqualTo(1001);
    assertThat(command.get().request().userId()).isEqualTo(501);
    assertThat(command.get().request().orderId()).isEqualTo("ORD-1");
    assertThat(command.get().request().orderAmount()).isEqualTo(new Won(50_000));
    assertThat(command.get().request().reservationId()).startsWith("RESV-");
  }

  @Test
  void theSameOrderAgainIsNotCreated() {
    API.reserve = reserve -> reserved(false);
    Reply reply = API.post(RESERVE, Bodies.RESERVE);
    reply.isJson(200, RESERVATION + "\"status\": \"ACTIVE\"}");
    assertThat(reply.header("Location")).isNull();
  }

  private static CompletableFuture<Answer<ReservedCoupon>> reserved(boolean made) {
    return RunningApi.done(Samples.reserved(made));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "ISSUED, , `\"status\": \"ISSUED\"}`",
        "RESERVED, ACTIVE,"
            + " `\"status\": \"RESERVED\", \"reservationId\": \"RESV-1\", \"orderId\": \"ORD-1\"}`",
        "USED, CONFIRMED, `\"status\": \"USED\", \"reservationId\": \"RESV-1\","
            + " \"orderId\": \"ORD-1\", \"usedAt\": \"2024-01-02T10:05:00\"}`"
      })
  void aCouponIsShown(CouponStatus status, ReservationStatus holder, String rest) {
    API.stores.coupons.put(1001L, Samples.coupon(status, holder == null ? null : "RESV-1"));
    if (holder != null) {
      API.stores.reservations.put("RESV-1", Samples.reservation(holder));
    }
    API.get("/api/v1/coupons/1001").isJson(200, COUPON + rest);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "ACTIVE, `\"status\": \"ACTIVE\"}`",
        "CONFIRMED, `\"status\": \"CONFIRMED\", \"closedAt\": \"2024-01-02T10:05:00\","
            + " \"paymentId\": \"PAY-1\", \"paidAt\": \"2024-01-02T10:05:00\"}`",
        "CANCELLED, `\"status\": \"CANCELLED\", \"closedAt\": \"2024-01-02T10:05:00\","
            + " \"reason\": \"PAYMENT_FAILED\"}`"
      })
  void aReservationIsShown(ReservationStatus status, String rest) {
    API.stores.reservations.put("RESV-1", Samples.reservation(status));
    API.get("/api/v1/reservations/RESV-1").isJson(200, RESERVATION + rest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"RESV-0", "a%20b", "%01", "%ED%95%9C", "a%2Fb"})
  void anUnknownReservationIsNotFound(String id) {
    API.get("/api/v1/reservations/" + id).isProblem(404, "UNKNOWN_RESERVATION");
  }

  @Test
  void anUnknownCouponIsNotFound() {
    API.get("/api/v1/coupons/4711").isProblem(404, "UNKNOWN_COUPON");
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void eachRefusalHasItsStatus(Refusal refusal) {
    API.issue =
        issue -> CompletableFuture.completedFuture(new Answer.Refused<>(refusal, "the detail"));
    // Most are none of this route's: only a stub can make it say them.
    Reply reply = new Reply(API.unchecked(API.json(ISSUE, Bodies.ISSUE), Role.ADMIN));
    switch (refusal) {
      case UNKNOWN_COUPON, NOT_COUPON_OWNER ->
          assertThat(reply.isProblem(404, "UNKNOWN_COUPON").get("detail").stringValue())
              .isEqualTo("there is no such coupon");
      case UNKNOWN_POLICY, UNKNOWN_RESERVATION -> reply.isProblem(404, refusal.name());
      case COUPON_CODE_NOT_ACCEPTED,
          ISSUE_TYPE_NOT_ALLOWED,
          OUTSIDE_ISSUE_WINDOW,
          OUT_OF_STOCK,
          USER_LIMIT_REACHED,
          MIN_ORDER_AMOUNT_NOT_MET ->
          assertThat(reply.isProblem(422, refusal.name()).get("detail").stringValue())
              .isEqualTo("the detail");
      default -> reply.isProblem(409, refusal.name());
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "userId, null, must not be null",
        "userId, `\"501\"`, must be a whole number",
        "userId, 501.5, must be a whole number",
        "userId, -1, must be 1 to",
        "couponCode, null, must not be null",
        "couponCode, 5, must be a text",
        "couponCode, `\"\"`, must not be blank",
        "couponCode, `\"a\\u0000\"`, U+0000",
        "extra, 1, is not known"
      })
  void anIssueIsReadStrictly(String field, String value, String detail) {
    API.post(ISSUE, Bodies.with(Bodies.ISSUE, field, value)).isMistakeIn(field, detail);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "userId, null, must not be null",
        "userId, true, must be a whole number",
        "userId, 0, must be 1 to",
        "orderId, null, must not be null",
        "orderId, 5, must be a text",
        "orderId, `\"\\t\"`, must not be blank",
        "orderId, `\"\\udfff\"`, surrogate",
        "orderAmount, null, must not be null",
        "orderAmount, `\"1\"`, must be a whole number",
        "orderAmount, -1, must be 0 to",
        "orderAmount, 9223372036854775808, must be 0 to",
        "reservationId, `\"RESV-1\"`, is not known"
      })
  void aReservationIsReadStrictly(String field, String value, String detail) {
    API.post(RESERVE, Bodies.with(Bodies.RESERVE, field, value)).isMistakeIn(field, detail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"userId", "couponCode"})
  void anIssueHasAllFields(String field) {
    API.post(ISSUE, Bodies.without(Bodies.ISSUE, field)).isMistakeIn(field, "is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"userId", "orderId", "orderAmount"})
  void aReservationHasAllFields(String field) {
    API.post(RESERVE, Bodies.without(Bodies.RESERVE, field)).isMistakeIn(field, "is missing");
  }

  @Test
  void textsHaveABound() {
    API.post(ISSUE, Bodies.with(Bodies.ISSUE, "couponCode", "\"" + "c".repeat(65) + "\""))
        .isMistakeIn("couponCode", "at most 64");
    API.post(RESERVE, Bodies.with(Bodies.RESERVE, "orderId", "\"" + "o".repeat(256) + "\""))
        .isMistakeIn("orderId", "at most 255");
  }
}
