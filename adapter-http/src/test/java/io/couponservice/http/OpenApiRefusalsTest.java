package io.couponservice.http;

import static io.couponservice.application.fixture.SampleTerms.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.fixture.SampleEvents;
import io.couponservice.application.fixture.SampleTerms;
import io.couponservice.application.fixture.SampleTimes;
import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.http.auth.Role;
import io.couponservice.http.contract.OpenApi;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Each operation refuses for exactly the reasons that the document has for it. */
class OpenApiRefusalsTest {

  private static final long USER = 501;
  private static final String COUPONS = "/api/v1/coupons/";
  private static final String POLICIES = "/api/v1/policies";
  private static final String NOWHERE = "/999999";

  @RegisterExtension static final InMemoryApi API = new InMemoryApi();

  private final InMemoryService service = API.service;
  private final Map<String, Set<String>> seen = new TreeMap<>();

  @Test
  void eachReasonIsDocumentedAndSeen() {
    policies();
    issues();
    coupons();
    deadLetters();
    late();

    Map<String, Set<String>> documented = new TreeMap<>();
    OpenApi.operations().stream()
        .filter(each -> !each.codes(404, 409, 422, 429).isEmpty())
        .forEach(each -> documented.put(each.id(), each.codes(404, 409, 422, 429)));
    documented.put("direct", names("DirectRefusal"));
    assertThat(seen).isEqualTo(documented);
  }

  private static Set<String> names(String schema) {
    Set<String> names = new TreeSet<>();
    OpenApi.document()
        .at("/components/schemas/" + schema + "/enum")
        .forEach(name -> names.add(name.stringValue()));
    return names;
  }

  private void policies() {
    String policy = API.policy(terms().code("WELCOME2024").total(5));
    post("createPolicy", POLICIES, Bodies.POLICY);
    reused("createPolicy", POLICIES, Bodies.with(Bodies.POLICY, "couponCode", "\"A\""));
    send("getPolicy", "GET", POLICIES + NOWHERE, "");
    send("amendPolicy", "PATCH", POLICIES + NOWHERE, "{\"totalQuantity\": 9}");
    send("amendPolicy", "PATCH", policy, "{\"totalQuantity\": 1}");
    send("amendPolicy", "PATCH", policy, "{\"issueEndsAt\": \"2000-01-01T00:00:00\"}");
    post("deactivatePolicy", POLICIES + NOWHERE + "/deactivate", "");
    reused("deactivatePolicy", policy + "/deactivate", "");
    send("amendPolicy", "PATCH", policy, "{\"totalQuantity\": 9}");
    String users = "{\"userIds\": [1, 1, 2]}";
    post("issueToUsers", POLICIES + NOWHERE + "/coupons", users);
    reused("issueToUsers", API.policy(terms()) + "/coupons", users);
    direct(policy, users);
    direct(API.policy(terms().perUser(2).total(2)), users);
    direct(API.policy(terms()), users);
    direct(API.policy(ended()), users);
    post("createPolicy", POLICIES, Bodies.with(Bodies.POLICY, "couponCode", "\"ONLY\""));
    long byCodeOnly = API.get(POLICIES + "?limit=1").json().at("/items/0/policyId").longValue();
    direct(POLICIES + "/" + byCodeOnly, users);
  }

  private static SampleTerms ended() {
    return terms().window(SampleTimes.NOW.minusDays(2), SampleTimes.NOW.minusDays(1));
  }

  private void direct(String policy, String users) {
    JsonNode refused = post("issueToUsers", policy + "/coupons", users).json().get("refused");
    refused.forEach(each -> add("direct", each));
  }

  private void issues() {
    API.policy(terms().code("ONE").total(1));
    API.policy(terms().code("MANY"));
    String path = COUPONS + "issue-by-code";
    post("issueByCode", path, issue(1, "ONE"));
    post("issueByCode", path, issue(2, "ONE"));
    post("issueByCode", path, issue(1, "MANY"));
    post("issueByCode", path, issue(1, "MANY"));
    reused("issueByCode", path, issue(3, "MANY"));
    for (int i = 0; i < 11; i++) {
      post("issueByCode", path, issue(4, "WRONG"));
    }
  }

  private static String issue(long userId, String code) {
    return "{\"userId\": %d, \"couponCode\": \"%s\"}".formatted(userId, code);
  }

  private void coupons() {
    send("getCoupon", "GET", COUPONS + "999999", "");
    send("getHistory", "GET", COUPONS + "999999/history", "");
    send("getReservation", "GET", "/api/v1/reservations/RESV-0", "");
    send("releaseReservation", "DELETE", "/api/v1/reservations/RESV-0", "");
    reserve("999999", "ORDER", 1);
    use("999999", "ORDER");

    String held = id(coupon(terms()));
    reserve(held, "ORDER-1", 1);
    reserve(held, "ORDER-1", 2);
    reserve(held, "ORDER-2", 1);
    use(held, "ORDER-3");
    String used = id(coupon(terms()));
    String reservationId = use(used, "ORDER-4").json().get("reservationId").stringValue();
    send("releaseReservation", "DELETE", "/api/v1/reservations/" + reservationId, "");
    use(used, "ORDER-5");
    reserve(used, "ORDER-5", 1);
    Coupon cancelled = coupon(terms());
    service.handle("evt_a", SampleEvents.cancelled(service.reservation(cancelled, "ORDER-6")));
    reserve(id(cancelled), "ORDER-6", 1);
    use(id(cancelled), "ORDER-6");

    String free = id(coupon(terms()));
    reused("useCoupon", COUPONS + free + "/use", Bodies.USE);
    reused("reserveCoupon", COUPONS + id(coupon(terms())) + "/reservations", Bodies.RESERVE);
    minimum();
    Coupon inactive = coupon(terms());
    API.post(POLICIES + "/" + inactive.policyId() + "/deactivate", "");
    reserve(id(inactive), "ORDER-7", 1);
    use(id(inactive), "ORDER-7");
  }

  private void minimum() {
    String terms = Bodies.with(Bodies.POLICY, "minOrderAmount", "5000");
    terms = Bodies.with(terms, "couponCode", "\"MIN\"");
    terms = Bodies.with(terms, "issueEndsAt", "\"2099-12-31T23:59:59\"");
    API.post(POLICIES, terms);
    JsonNode coupon = API.post(COUPONS + "issue-by-code", issue(USER, "MIN")).json();
    reserve(coupon.get("couponId").toString(), "ORDER-8", 4999);
  }

  private void deadLetters() {
    String letters = "/api/v1/dead-letters";
    String unknown = letters + "/dlq_none";
    send("getDeadLetter", "GET", unknown, "");
    post("replayDeadLetter", unknown + "/replay", "");
    post("discardDeadLetter", unknown + "/discard", "");
    String letter = letters + "/" + API.deadLetter();
    reused("replayDeadLetter", letter + "/replay", "{\"note\": \"1\"}");
    for (int i = 0; i < 3; i++) {
      post("replayDeadLetter", letter + "/replay", "");
    }
    reused("discardDeadLetter", letter + "/discard", "{\"note\": \"1\"}");
    post("replayDeadLetter", letter + "/replay", "");
    post("discardDeadLetter", letter + "/discard", "");

    String jobs = "/api/v1/replay-jobs";
    send("getReplayJob", "GET", jobs + NOWHERE, "");
    post("stopReplayJob", jobs + NOWHERE + "/stop", "");
    reused("replayDeadLetters", letters + "/replay", "{\"dryRun\": false, \"ratePerSecond\": 1}");
    reused("stopReplayJob", jobs + "/1/stop", "{\"note\": \"1\"}");

    String records = "/api/v1/undeliverable-records";
    post("sendUndeliverableRecord", records + NOWHERE + "/send", "");
    reused("sendUndeliverableRecords", records + "/send", "{\"topic\": \"t1\"}");
    reused("sendUndeliverableRecord", records + "/" + API.undeliverable() + "/send", "");
  }

  /** The last one, since time does not go back. */
  private void late() {
    String coupon = id(coupon(terms().goodUntil(SampleTimes.NOW.plusMinutes(1))));
    service.clock.pass(Duration.ofMinutes(2));
    reserve(coupon, "ORDER-9", 1);
    use(coupon, "ORDER-9");
  }

  private Coupon coupon(SampleTerms terms) {
    return service.coupon(service.policy(terms), USER);
  }

  private static String id(Coupon coupon) {
    return Long.toString(coupon.couponId());
  }

  private void reserve(String couponId, String orderId, long amount) {
    String body =
        "{\"userId\": %d, \"orderId\": \"%s\", \"orderAmount\": %d}"
            .formatted(USER, orderId, amount);
    post("reserveCoupon", COUPONS + couponId + "/reservations", body);
  }

  private Reply use(String couponId, String orderId) {
    String body = Bodies.with(Bodies.USE, "orderId", "\"" + orderId + "\"");
    return post("useCoupon", COUPONS + couponId + "/use", Bodies.without(body, "paymentId"));
  }

  /** The same key with one body and then with another. */
  private void reused(String operation, String path, String body) {
    String other = body.isEmpty() ? "{}" : body.replaceFirst("\\d", "8");
    for (String each : new String[] {body, other}) {
      Reply reply = API.send(API.json(path, each).header("Idempotency-Key", "key"), Role.ADMIN);
      note(operation, reply);
    }
  }

  private Reply post(String operation, String path, String body) {
    return send(operation, "POST", path, body);
  }

  private Reply send(String operation, String method, String path, String body) {
    Reply reply =
        API.send(
            body.isEmpty()
                ? API.request(path).method(method, BodyPublishers.noBody())
                : API.json(path, body).method(method, BodyPublishers.ofString(body)),
            Role.ADMIN);
    note(operation, reply);
    return reply;
  }

  private void note(String operation, Reply reply) {
    assertThat(reply.status()).as(reply.response().body()).isNotIn(400, 415).isLessThan(500);
    if (reply.status() >= 400) {
      add(operation, reply.json());
    }
  }

  private void add(String operation, JsonNode refused) {
    seen.computeIfAbsent(operation, any -> new TreeSet<>()).add(refused.get("code").stringValue());
  }
}
