package io.couponservice.http;

import static io.couponservice.application.fixture.SampleTerms.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.http.auth.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class CouponUseTest {

  private static final AtomicLong USERS = new AtomicLong(1_000);

  @RegisterExtension static final InMemoryApi API = new InMemoryApi();

  private final InMemoryService service = API.service;
  private final long user = USERS.incrementAndGet();
  private final Coupon coupon = service.coupon(service.policy(terms().perUser(100)), user);
  private final String path = "/api/v1/coupons/" + coupon.couponId();

  @Test
  void aCouponIsUsedByHand() {
    Reply reply = API.post(path + "/use", Bodies.USE);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().get("status").stringValue()).isEqualTo("USED");
    assertThat(reply.json().get("orderId").stringValue()).isEqualTo("ORD-9");
    assertThat(API.get(path).json()).isEqualTo(reply.json());
    API.post(path + "/use", Bodies.USE).isProblem(409, "COUPON_USED");
  }

  @Test
  void withoutAPaymentOneIsMadeUp() {
    String reservationId =
        API.post(path + "/use", Bodies.without(Bodies.USE, "paymentId"))
            .json()
            .get("reservationId")
            .stringValue();
    JsonNode use = API.get("/api/v1/reservations/" + reservationId).json();
    assertThat(use.get("paymentId").stringValue()).startsWith("MANUAL-");
    assertThat(use.get("status").stringValue()).isEqualTo("CONFIRMED");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "orderId, null, must not be null",
        "orderId, 5, must be a text",
        "orderId, `\"\"`, must not be blank",
        "paymentId, 5, must be a text",
        "paymentId, `\" \"`, must not be blank",
        "originalAmount, null, must not be null",
        "originalAmount, -1, must be 0 to",
        "originalAmount, 1.5, had a fraction",
        "originalAmount, 9223372036854775808, must be 0 to",
        "originalAmount, `\"1\"`, must be a whole number",
        "reason, null, must not be null",
        "reason, true, must be a text",
        "reason, `\"\"`, must not be blank",
        "userId, 5, is not known"
      })
  void aUseIsReadStrictly(String field, String value, String detail) {
    API.post(path + "/use", Bodies.with(Bodies.USE, field, value)).isMistakeIn(field, detail);
  }

  @Test
  void textsHaveALength() {
    for (String field : List.of("orderId", "paymentId")) {
      String tooLong = "\"" + "x".repeat(256) + "\"";
      API.post(path + "/use", Bodies.with(Bodies.USE, field, tooLong))
          .isMistakeIn(field, "at most 255");
    }
    API.post(path + "/use", Bodies.with(Bodies.USE, "reason", "\"" + "x".repeat(501) + "\""))
        .isMistakeIn("reason", "at most 500");
  }

  @Test
  void aReservationIsReleasedOnce() {
    Reservation reservation = service.reservation(coupon, "ORD-1");
    String reserved = "/api/v1/reservations/" + reservation.reservationId();

    for (int i = 0; i < 2; i++) {
      Reply reply = delete(reserved);
      assertThat(reply.status()).isEqualTo(204);
      assertThat(reply.response().body()).isEmpty();
    }
    assertThat(API.get(path).json().get("status").stringValue()).isEqualTo("ISSUED");
    assertThat(API.get(reserved).json().get("reason").stringValue())
        .isEqualTo("RELEASED_ON_REQUEST");
  }

  @Test
  void whatWasPaidIsNotReleased() {
    String reservationId =
        API.post(path + "/use", Bodies.USE).json().get("reservationId").stringValue();
    delete("/api/v1/reservations/" + reservationId).isProblem(409, "RESERVATION_CONFIRMED");
  }

  @ParameterizedTest
  @CsvSource({"RESV-0", "a%20b", "%01"})
  void anUnknownReservationIsNotReleased(String id) {
    delete("/api/v1/reservations/" + id).isProblem(404, "UNKNOWN_RESERVATION");
  }

  @Test
  void theHistoryTellsEachChangeWithItsCause() {
    service.reservation(coupon, "ORD-1");
    JsonNode page = API.get(path + "/history").json();

    assertThat(page.get("nextCursor").isNull()).isTrue();
    JsonNode issue = page.get("items").get(0);
    assertThat(issue.get("trigger").stringValue()).isEqualTo("ISSUE");
    assertThat(issue.has("from")).isFalse();
    assertThat(issue.get("to").stringValue()).isEqualTo("ISSUED");
    assertThat(issue.get("eventIds")).hasSize(1);
    assertThat(issue.get("correlationId").isString()).isTrue();
    assertThat(issue.get("actor").stringValue()).isEqualTo("tester");
    assertThat(issue.get("at").stringValue()).endsWith("Z");
    JsonNode reserve = page.get("items").get(1);
    assertThat(reserve.get("from").stringValue()).isEqualTo("ISSUED");
    assertThat(reserve.get("to").stringValue()).isEqualTo("RESERVED");
  }

  @Test
  void aLongHistoryIsReadPageByPage() {
    for (int i = 0; i < 3; i++) {
      Reservation reservation = service.reservation(coupon, "ORD-" + i);
      delete("/api/v1/reservations/" + reservation.reservationId());
    }
    JsonNode whole = API.get(path + "/history").json().get("items");
    List<JsonNode> seen = new ArrayList<>();
    String query = "?limit=3";
    while (query != null) {
      JsonNode page = API.get(path + "/history" + query).json();
      page.get("items").forEach(seen::add);
      JsonNode next = page.get("nextCursor");
      query = next.isNull() ? null : "?limit=3&cursor=" + next.stringValue();
    }
    assertThat(whole).hasSize(7);
    assertThat(seen).containsExactlyElementsOf(whole);
  }

  @Test
  void aCouponThatDoesNotExistHasNoHistory() {
    API.get("/api/v1/coupons/999999/history").isProblem(404, "UNKNOWN_COUPON");
  }

  @Test
  void theCouponsOfAUserAreListed() {
    List<Long> ids = new ArrayList<>(List.of(coupon.couponId()));
    IntStream.range(0, 3)
        .mapToObj(i -> service.coupon(service.policy(terms()), user))
        .forEach(each -> ids.add(0, each.couponId()));
    service.coupon(service.policy(terms()), USERS.incrementAndGet());
    String of = "/api/v1/users/" + user + "/coupons";

    JsonNode first = API.get(of + "?limit=3").json();
    JsonNode second =
        API.get(of + "?limit=3&cursor=" + first.get("nextCursor").stringValue()).json();

    assertThat(couponIds(first)).isEqualTo(ids.subList(0, 3));
    assertThat(couponIds(second)).isEqualTo(ids.subList(3, 4));
    assertThat(second.get("nextCursor").isNull()).isTrue();
    assertThat(first.get("items").get(0))
        .isEqualTo(API.get("/api/v1/coupons/" + ids.get(0)).json());
  }

  @Test
  void theCouponsOfAUserAreListedByStatus() {
    API.post(path + "/use", Bodies.USE);
    Coupon free = service.coupon(service.policy(terms()), user);
    String of = "/api/v1/users/" + user + "/coupons?status=";

    assertThat(couponIds(API.get(of + "USED").json())).containsExactly(coupon.couponId());
    assertThat(couponIds(API.get(of + "ISSUED").json())).containsExactly(free.couponId());
    assertThat(couponIds(API.get(of + "EXPIRED").json())).isEmpty();
    API.get(of + "used").isMistakeIn("status", "must be one of");
    API.get(of + "USED&stat=1").isMistakeIn("stat", "is not a parameter");
  }

  @Test
  void aCursorIsOfOneList() {
    service.coupon(service.policy(terms()), user);
    String of = "/api/v1/users/" + user + "/coupons?limit=1";
    String cursor = API.get(of).json().get("nextCursor").stringValue();

    assertThat(API.get(of + "&cursor=" + cursor).status()).isEqualTo(200);
    API.get(of + "&status=ISSUED&cursor=" + cursor).isMistakeIn("cursor", "is none");
    API.get("/api/v1/users/1/coupons?cursor=" + cursor).isMistakeIn("cursor", "is none");
    API.get(path + "/history?cursor=" + cursor).isMistakeIn("cursor", "is none");
    API.get(path + "/history?cursor=" + beyondAnyHistory()).isMistakeIn("cursor", "is none");
  }

  private String beyondAnyHistory() {
    String position = "history-" + coupon.couponId() + ":3000000000";
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(position.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Long> couponIds(JsonNode page) {
    List<Long> ids = new ArrayList<>();
    page.get("items").forEach(item -> ids.add(item.get("couponId").longValue()));
    return ids;
  }

  private static Reply delete(String path) {
    return API.send(API.request(path).DELETE(), Role.SERVICE);
  }
}
