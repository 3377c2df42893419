package io.couponservice.http;

import static io.couponservice.application.fixture.SampleTerms.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.http.auth.Role;
import io.couponservice.http.contract.OpenApi;
import java.math.BigInteger;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The bounds of the document are those of the service: it takes each field at its bound and refuses
 * it beyond. What is taken and what is valid is compared wherever tests send something.
 */
class OpenApiBoundsTest {

  private static final String GRACIOUS =
      """
      {"couponName": "n", "couponCode": "GRACE", "issueTypes": ["CODE", "EVENT"],
       "discountType": "PERCENTAGE", "discountValue": 10, "maxDiscountAmount": 5000,
       "issueStartsAt": "2024-01-01T00:00:00", "issueEndsAt": "2024-12-31T23:59:59",
       "validUntil": "2025-01-01T00:00:00", "restoreRule": "RESTORE_WITH_GRACE",
       "restoreGraceDays": 3, "trigger": {"eventType": "PAYMENT_COMPLETED", "minAmount": 1}}""";
  private static final String AMENDMENT =
      """
      {"couponName": "n", "totalQuantity": 9, "issueEndsAt": "2099-12-31T23:59:59"}""";
  private static final String REPLAY =
      """
      {"topic": "t", "reason": "r", "from": "2024-01-01T00:00:00Z", "to": "2024-01-02T00:00:00.5Z",
       "ids": ["dlq_1"], "dryRun": false, "note": "n", "force": true, "ratePerSecond": 5,
       "stopAtFailedShare": 0.5}""";
  private static final List<String> WHATEVER =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1",
          "1.5",
          "[]",
          "{}",
          "\"\"",
          "\" \"",
          "\"x\"",
          "\"a\\u0000\"",
          "\"a\\ud800\"",
          "[\"CODE\", \"CODE\"]",
          "[\"DIRECT\"]",
          "[1]",
          "\"1970-01-01T00:00:00\"",
          "\"1969-12-31T23:59:59\"",
          "\"9999-12-31T23:59:59\"",
          "\"10000-01-01T00:00:00\"",
          "\"2099-12-31T23:59\"",
          "\"2099-12-31T23:59:59.123456789\"",
          "\"2099-12-31T23:59:59.1234567890\"",
          "\"2099-12-31T23:59:59Z\"",
          "\"2099-12-31T23:59:60\"",
          "\"2099-12-31T24:00:00\"",
          "\"2099-04-31T00:00:00\"",
          "\"2099-13-01T00:00:00\"",
          "\"2099-12-31\"",
          "\"1970-01-01T00:00:00Z\"",
          "\"1969-12-31T23:59:59Z\"",
          "\"9999-12-31T23:59:59.999999999Z\"",
          "\"2099-12-31T23:59:59+09:00\"",
          "[\"x\"]",
          "0.5",
          "1.1",
          "-0.1");

  @RegisterExtension static final InMemoryApi API = new InMemoryApi();

  private record Case(String method, String template, String path, String body) {
    JsonNode schema() {
      return OpenApi.operations().stream()
          .filter(each -> each.method().equals(method) && each.path().equals(template))
          .map(each -> each.node().at("/requestBody/content/application~1json/schema"))
          .map(OpenApi::resolved)
          .findFirst()
          .orElseThrow();
    }

    Reply send(String changed) {
      return API.send(
          API.json(path, changed).method(method, BodyPublishers.ofString(changed)), Role.ADMIN);
    }
  }

  static Stream<Case> cases() {
    String policy = API.policy(terms().total(5));
    long couponId = API.service.coupon(API.service.policy(terms()), 501).couponId();
    String coupons = "/api/v1/coupons/";
    String letters = "/api/v1/dead-letters";
    String one = "/api/v1/policies/{policyId}";
    return Stream.of(
        new Case("POST", "/api/v1/policies", "/api/v1/policies", Bodies.POLICY),
        new Case("POST", "/api/v1/policies", "/api/v1/policies", GRACIOUS),
        new Case("PATCH", one, policy, AMENDMENT),
        new Case("POST", one + "/coupons", policy + "/coupons", "{\"userIds\": [1]}"),
        new Case("POST", coupons + "issue-by-code", coupons + "issue-by-code", Bodies.ISSUE),
        new Case(
            "POST",
            coupons + "{couponId}/reservations",
            coupons + couponId + "/reservations",
            Bodies.RESERVE),
        new Case(
            "POST",
            letters + "/{deadLetterId}/replay",
            letters + "/" + API.deadLetter() + "/replay",
            "{\"note\": \"n\", \"dryRun\": true, \"force\": false}"),
        new Case(
            "POST",
            letters + "/{deadLetterId}/discard",
            letters + "/" + API.deadLetter() + "/discard",
            "{\"note\": \"n\"}"),
        new Case("POST", letters + "/replay", letters + "/replay", REPLAY),
        new Case(
            "POST",
            "/api/v1/undeliverable-records/send",
            "/api/v1/undeliverable-records/send",
            "{\"topic\": \"t\"}"),
        new Case("POST", coupons + "{couponId}/use", coupons + couponId + "/use", Bodies.USE));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void eachFieldIsTakenUpToItsBoundsAndNotBeyond(Case route) {
    assertThat(OpenApi.violations(route.schema(), JsonMapper.shared().readTree(route.body())))
        .isEmpty();
    for (Map.Entry<String, JsonNode> field : route.schema().get("properties").properties()) {
      int taken = 0;
      int refused = 0;
      List<String> bodies = new ArrayList<>(List.of(route.body()));
      bodies.add(Bodies.without(route.body(), field.getKey()));
      values(field.getValue())
          .forEach(value -> bodies.add(Bodies.with(route.body(), field.getKey(), value)));
      for (String body : bodies) {
        int status = route.send(body).status();
        assertThat(status).isLessThan(500);
        taken += status == 400 ? 0 : 1;
        refused += status == 400 ? 1 : 0;
      }
      assertThat(taken).as(field.getKey()).isPositive();
      assertThat(refused).as(field.getKey()).isGreaterThan(WHATEVER.size() / 3);
    }
  }

  /** Of all kinds, and those at the bounds of a field. */
  private static List<String> values(JsonNode field) {
    ObjectNode schema = (ObjectNode) field.deepCopy();
    for (JsonNode part : List.of(field, field.at("/allOf/0"), field.at("/oneOf/0"))) {
      if (part.has("$ref")) {
        schema.setAll((ObjectNode) OpenApi.resolved(part));
      }
    }
    List<String> values = new ArrayList<>(WHATEVER);
    for (String bound : List.of("minimum", "maximum")) {
      if (schema.has(bound)) {
        BigInteger at = schema.get(bound).bigIntegerValue();
        values.add(at.toString());
        values.add(at.add(BigInteger.ONE).toString());
        values.add(at.subtract(BigInteger.ONE).toString());
      }
    }
    if (schema.has("maxLength")) {
      int at = schema.get("maxLength").intValue();
      values.add("\"" + "가".repeat(at) + "\"");
      values.add("\"" + "가".repeat(at + 1) + "\"");
    }
    schema.path("enum").forEach(name -> values.add(name.toString()));
    return values;
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "1", "200", "201", "-1", "1.0", "x", ""})
  void aPageHasItsBounds(String limit) {
    for (String list :
        List.of("/api/v1/policies", "/api/v1/coupons/1001/history", "/api/v1/users/501/coupons")) {
      int status = API.get(list + "?limit=" + limit).status();
      assertThat(status == 400).isEqualTo(!List.of("1", "200").contains(limit));
    }
  }

  @Test
  void eachStatusMayBeAskedFor() {
    for (JsonNode status : OpenApi.document().at("/components/schemas/CouponStatus/enum")) {
      String query = "/api/v1/users/501/coupons?status=" + status.stringValue();
      assertThat(API.get(query).status()).isEqualTo(200);
    }
  }
}
