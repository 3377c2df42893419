package io.couponservice.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.fixture.SampleEvents;
import io.couponservice.application.fixture.SampleReservations;
import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.Header;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.RecordPosition;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.http.auth.Role;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class DeadLetterRoutesTest {

  private static final String LETTERS = "/api/v1/dead-letters";

  @RegisterExtension static final InMemoryApi API = new InMemoryApi();

  @Test
  void oneIsShownWithAllThatIsKnownOfIt() {
    String id = API.deadLetter();

    JsonNode json = API.get(LETTERS + "/" + id).json();

    assertThat(json.get("deadLetterId").stringValue()).isEqualTo(id);
    assertThat(json.get("status").stringValue()).isEqualTo("DEAD");
    assertThat(json.get("topic").stringValue()).isEqualTo("payment.completed");
    assertThat(json.get("reason").stringValue()).isEqualTo("UNKNOWN_RESERVATION");
    assertThat(json.get("attempts").intValue()).isEqualTo(1);
    assertThat(json.get("amount").longValue()).isPositive();
    assertThat(json.get("payload").stringValue()).contains("RESV-of-nobody");
    assertThat(json.at("/decoded/data/reservationId").stringValue()).startsWith("RESV-of-nobody");
    assertThat(json.at("/decoded/eventType").stringValue()).isEqualTo("PAYMENT_COMPLETED");
    assertThat(json.at("/history/0/kind").stringValue()).isEqualTo("FAILED");
    assertThat(json.get("history")).hasSize(1);
  }

  @Test
  void whatIsNoTextIsShownInBase64() {
    InboundRecord odd =
        new InboundRecord(
            new RecordPosition("payment.completed", 1, System.nanoTime()),
            Instant.EPOCH,
            Bytes.of(new byte[] {-1}),
            Bytes.of(new byte[] {0, -2}),
            List.of(new Header("twice", Bytes.of(new byte[] {-3})), new Header("twice", null)));
    API.service.inbound.handle(List.of(odd));

    JsonNode json = API.get(LETTERS + "?reason=UNREADABLE").json().at("/items/0");

    assertThat(json.get("key").isNull()).isTrue();
    assertThat(json.get("keyBase64").stringValue()).isEqualTo("/w==");
    assertThat(json.get("payloadBase64").stringValue()).isEqualTo("AP4=");
    assertThat(json.at("/headers/0/valueBase64").stringValue()).isEqualTo("/Q==");
    assertThat(json.at("/headers/1/value").isNull()).isTrue();
    JsonNode one = API.get(LETTERS + "/" + json.get("deadLetterId").stringValue()).json();
    assertThat(one.at("/decoded/reason").stringValue()).isEqualTo("UNREADABLE");
  }

  @Test
  void theListIsFilteredAndWalkedPageByPage() {
    Coupon coupon = API.service.coupon();
    for (int i = 0; i < 3; i++) {
      Reservation unknown = SampleReservations.active("RESV-list-" + i, coupon, "order-list");
      API.service.handle("evt_list_" + i, SampleEvents.paid(unknown, "pay-list-" + i));
    }
    String filter =
        LETTERS
            + "?topic=payment.completed&reason=UNKNOWN_RESERVATION&status=DEAD&orderId=order-list"
            + "&from=1970-01-01T00:00:00Z&to=2099-01-01T00:00:00Z&couponId="
            + coupon.couponId()
            + "&userId="
            + coupon.userId();

    JsonNode first = API.get(filter + "&limit=2").json();
    String cursor = first.get("nextCursor").stringValue();
    JsonNode second = API.get(filter + "&limit=2&cursor=" + cursor).json();

    assertThat(first.get("items")).hasSize(2);
    assertThat(first.at("/items/0/eventId").stringValue()).isEqualTo("evt_list_2");
    assertThat(second.get("items")).hasSize(1);
    assertThat(second.get("nextCursor").isNull()).isTrue();
    API.get(LETTERS + "?cursor=" + cursor).isMistakeIn("cursor", "none that this list gave");
    assertThat(API.get(filter.replace("order-list", "other")).json().get("items")).isEmpty();
    JsonNode groups = API.get(filter.replace(LETTERS, LETTERS + "/summary")).json().get("items");
    assertThat(groups).hasSize(1);
    assertThat(groups.at("/0/count").longValue()).isEqualTo(3);
    assertThat(groups.at("/0/amount").longValue())
        .isEqualTo(3 * first.at("/items/0/amount").longValue());
  }

  @ParameterizedTest
  @CsvSource({
    "status, LOST, must be one of",
    "from, 2024-01-01, must be an instant",
    "to, 2024-01-01T00:00:00, must be an instant",
    "userId, x, must be a whole number",
    "couponId, 1.5, must be a whole number",
    "topic, %20, not blank",
    "orderId, a%00b, not blank",
    "unknown, x, is not a parameter"
  })
  void aBadFilterIsNamed(String name, String value, String detail) {
    API.get(LETTERS + "?" + name + "=" + value).isMistakeIn(name, detail);
    API.get(LETTERS + "/summary?" + name + "=" + value).isMistakeIn(name, detail);
  }

  @Test
  void aReplayTellsWhatCameOfItAndADryRunWhatWould() {
    Reservation early = early("RESV-replay");
    String id = deadLetterOf("RESV-replay");
    String path = LETTERS + "/" + id + "/replay";
    API.post(path, "{\"dryRun\": true}")
        .isJson(
            200,
            """
            {"deadLetterId": "%s", "dryRun": true, "outcome": "REFUSED",
             "code": "UNKNOWN_RESERVATION", "detail": "%s", "events": []}"""
                .formatted(id, detailOf(id)));
    API.service.reserve.reserve(
        List.of(
            API.service.reserving(
                API.service.database.state().coupons().get(early.couponId()),
                early.orderId(),
                early.reservationId())));

    API.post(path, "{\"dryRun\": true}").isJson(200, applied(id, true));
    API.post(path, "{\"note\": \"the order came late\"}").isJson(200, applied(id, false));
    API.post(path, "").isProblem(409, "NOT_DEAD");

    JsonNode last = API.get(LETTERS + "/" + id).json().at("/history/1");
    assertThat(last.get("kind").stringValue()).isEqualTo("REPLAYED");
    assertThat(last.get("outcome").stringValue()).isEqualTo("APPLIED");
    assertThat(last.get("actor").stringValue()).isEqualTo("ADMIN");
    assertThat(last.get("note").stringValue()).isEqualTo("the order came late");
  }

  private static String applied(String id, boolean dryRun) {
    return """
        {"deadLetterId": "%s", "dryRun": %s, "outcome": "APPLIED", "couponStatus": "USED",
         "events": ["coupon.used"]}"""
        .formatted(id, dryRun);
  }

  @Test
  void discardingClosesWithTheReasonThatWasGiven() {
    String path = LETTERS + "/" + API.deadLetter();

    Reply reply = API.post(path + "/discard", "{\"note\": \"refunded by hand\"}");

    assertThat(reply.json().get("status").stringValue()).isEqualTo("DISCARDED");
    JsonNode last = API.get(path).json().at("/history/1");
    assertThat(last.get("kind").stringValue()).isEqualTo("DISCARDED");
    assertThat(last.get("note").stringValue()).isEqualTo("refunded by hand");
    API.post(path + "/discard", "").isProblem(409, "NOT_DEAD");
  }

  @Test
  void manyAreTriedOutOrReplayedByAJob() {
    early("RESV-many");
    String body =
        "{\"ids\": [\"%s\", \"dlq_none\"], \"dryRun\": %s}"
            .formatted(deadLetterOf("RESV-many"), "%s");

    JsonNode dryRun = API.post(LETTERS + "/replay", body.formatted(true)).json();
    assertThat(dryRun.get("total").longValue()).isEqualTo(1);
    assertThat(dryRun.at("/outcomes/REFUSED").longValue()).isEqualTo(1);
    assertThat(dryRun.at("/codes/UNKNOWN_RESERVATION").longValue()).isEqualTo(1);
    assertThat(dryRun.at("/examples/0/code").stringValue()).isEqualTo("UNKNOWN_RESERVATION");

    Reply started = API.post(LETTERS + "/replay", body.formatted(false));
    assertThat(started.status()).isEqualTo(202);
    JsonNode job = API.get(started.header("Location")).json();
    assertThat(job).isEqualTo(started.json());
    assertThat(job.get("total").longValue()).isEqualTo(1);
    assertThat(job.get("left").longValue()).isEqualTo(1);
    assertThat(job.get("ratePerSecond").intValue()).isEqualTo(500);
    assertThat(job.get("status").stringValue()).isEqualTo("WAITING");
    assertThat(API.get("/api/v1/replay-jobs?limit=1").json().at("/items/0")).isEqualTo(job);

    Reply stopped = API.post(started.header("Location") + "/stop", "{\"note\": \"not yet\"}");
    assertThat(stopped.json().get("status").stringValue()).isEqualTo("STOPPED");
    assertThat(stopped.json().get("stopReason").stringValue()).isEqualTo("not yet");
    assertThat(stopped.json().get("stoppedBy").stringValue()).isEqualTo("ADMIN");
  }

  @Test
  void whetherItIsADryRunMustBeSaid() {
    API.post(LETTERS + "/replay", "{}").isMistakeIn("dryRun", "is missing");
  }

  @Test
  void whatWasRefusedIsListedAndSentAgain() {
    long id = API.undeliverable();
    String path = "/api/v1/undeliverable-records";

    JsonNode refused = API.get(path).json().at("/items/0");
    assertThat(refused.get("id").longValue()).isEqualTo(id);
    assertThat(refused.get("state").stringValue()).isEqualTo("REFUSED");
    assertThat(refused.get("reason").stringValue()).isEqualTo("too large");
    String letter = refused.get("deadLetterId").stringValue();
    assertThat(API.get(LETTERS + "/" + letter).json().get("undeliverable").stringValue())
        .isEqualTo("too large");

    API.post(path + "/" + id + "/send", "").isJson(200, "{\"sent\": 1}");
    API.post(path + "/" + id + "/send", "").isProblem(404, "UNKNOWN_UNDELIVERABLE_RECORD");
    assertThat(API.get(path + "?state=WAITING&limit=200").json().get("items"))
        .anyMatch(each -> each.get("deadLetterId").stringValue().equals(letter));
    assertThat(API.get(LETTERS + "/" + letter).json().has("undeliverable")).isFalse();
    API.undeliverable();
    API.undeliverable();
    API.post(path + "/send", "{\"topic\": \"payment.completed.DLQ\"}").isJson(200, "{\"sent\": 2}");
    API.get(path + "?state=LOST").isMistakeIn("state", "must be one of");
  }

  @Test
  void anOperatorMayAndAServiceMayNot() {
    assertThat(API.send(API.request(LETTERS).GET(), Role.OPERATOR).status()).isEqualTo(200);
    API.send(API.request(LETTERS).GET(), Role.SERVICE).isProblem(403, "FORBIDDEN");
  }

  private static Reservation early(String reservationId) {
    Reservation early =
        SampleReservations.active(reservationId, API.service.coupon(), "order-" + reservationId);
    API.service.handle("evt_" + reservationId, SampleEvents.paid(early, "pay-" + reservationId));
    return early;
  }

  private static String deadLetterOf(String reservationId) {
    return API.service.database.state().failedEvents().stream()
        .filter(each -> reservationId.equals(each.event().subject().reservationId()))
        .findFirst()
        .orElseThrow()
        .event()
        .deadLetterId();
  }

  private static String detailOf(String deadLetterId) {
    return API.get(LETTERS + "/" + deadLetterId).json().get("message").stringValue();
  }
}
