package io.couponservice.http;

import static io.couponservice.application.fixture.SampleTerms.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.http.auth.Role;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PolicyChangesTest {

  @RegisterExtension static final InMemoryApi API = new InMemoryApi();

  private final String policy = API.policy(terms().total(5).perUser(2));

  @Test
  void stockWindowAndNameCanBeChanged() {
    Reply reply =
        patch(
            policy,
            "{\"totalQuantity\": 6, \"issueEndsAt\": \"2098-01-01T00:00:00\","
                + " \"couponName\": \"새 이름\"}");

    assertThat(reply.status()).as(reply.response().body()).isEqualTo(200);
    assertThat(reply.json().get("totalQuantity").longValue()).isEqualTo(6);
    assertThat(reply.json().get("issueEndsAt").stringValue()).isEqualTo("2098-01-01T00:00:00");
    assertThat(reply.json().get("couponName").stringValue()).isEqualTo("새 이름");
    assertThat(API.get(policy).json()).isEqualTo(reply.json());
  }

  @Test
  void whatIsLeftOutStays() {
    JsonNode before = API.get(policy).json();
    JsonNode after = patch(policy, "{\"totalQuantity\": null}").json();

    assertThat(after.get("totalQuantity").isNull()).isTrue();
    assertThat(after.get("couponName")).isEqualTo(before.get("couponName"));
    assertThat(after.get("issueEndsAt")).isEqualTo(before.get("issueEndsAt"));
  }

  @Test
  void stockAndWindowMayOnlyGrow() {
    patch(policy, "{\"totalQuantity\": 4}").isProblem(422, "STOCK_MAY_ONLY_GROW");
    patch(policy, "{\"issueEndsAt\": \"2000-01-01T00:00:00\"}")
        .isProblem(422, "ISSUE_WINDOW_MAY_ONLY_GROW");
    API.post(policy + "/deactivate", "");
    patch(policy, "{\"totalQuantity\": 9}").isProblem(409, "POLICY_INACTIVE");
    patch("/api/v1/policies/999999", "{\"totalQuantity\": 9}").isProblem(404, "UNKNOWN_POLICY");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`{\"totalQuantity\": 0}`, totalQuantity, must be 1 to",
        "`{\"totalQuantity\": -1}`, totalQuantity, must be 1 to",
        "`{\"totalQuantity\": \"9\"}`, totalQuantity, must be a whole number",
        "`{\"totalQuantity\": 9.5}`, totalQuantity, had a fraction",
        "`{\"totalQuantity\": 9223372036854775808}`, totalQuantity, must be 1 to",
        "`{\"issueEndsAt\": null}`, issueEndsAt, must not be null",
        "`{\"issueEndsAt\": \"soon\"}`, issueEndsAt, must be a local date-time",
        "`{\"couponName\": null}`, couponName, must not be null",
        "`{\"couponName\": \" \"}`, couponName, must not be blank",
        "`{\"couponName\": 5}`, couponName, must be a text",
        "`{\"discountValue\": 5}`, discountValue, is not known",
      })
  void anAmendmentIsReadStrictly(String body, String field, String detail) {
    JsonNode errors = patch(policy, body).isProblem(400, "MALFORMED_REQUEST").get("errors");
    assertThat(errors)
        .anySatisfy(
            error -> {
              assertThat(error.get("field").stringValue()).isEqualTo(field);
              assertThat(error.get("detail").stringValue()).contains(detail);
            });
  }

  @Test
  void anAmendmentChangesSomething() {
    patch(policy, "{}").isMistakeIn("body", "must have totalQuantity, issueEndsAt or couponName");
  }

  @Test
  void aDeactivatedPolicyStaysDeactivated() {
    Reply first = API.post(policy + "/deactivate", "");
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.json().get("active").booleanValue()).isFalse();
    API.send(API.request(policy + "/deactivate").POST(BodyPublishers.noBody()), Role.ADMIN)
        .isJson(200, first.response().body());
    API.post(policy + "/deactivate", "{}").isJson(200, first.response().body());
    API.post(policy + "/deactivate", "{\"now\": 1}").isMistakeIn("now", "is not known");
    API.post("/api/v1/policies/999999/deactivate", "").isProblem(404, "UNKNOWN_POLICY");
  }

  @Test
  void couponsAreGivenToManyUsersAtOnce() {
    Reply reply = API.post(policy + "/coupons", "{\"userIds\": [1, 2, 1, 1, 3, 4, 5]}");

    assertThat(reply.status()).isEqualTo(200);
    assertThat(userIds(reply.json().get("issued"))).containsExactly(1L, 2L, 1L, 3L, 4L);
    assertThat(reply.json().get("issued").get(0).get("issueType").stringValue())
        .isEqualTo("DIRECT");
    assertThat(reply.json().get("refused").toString())
        .isEqualTo(
            "[{\"userId\":1,\"code\":\"USER_LIMIT_REACHED\"},{\"userId\":5,\"code\":\"OUT_OF_STOCK\"}]");
  }

  @Test
  void couponsOfAnUnknownPolicyAreNotGiven() {
    API.post("/api/v1/policies/999999/coupons", "{\"userIds\": [1]}")
        .isProblem(404, "UNKNOWN_POLICY");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`{}`, is missing",
        "`{\"userIds\": null}`, must not be null",
        "`{\"userIds\": 5}`, must be an array",
        "`{\"userIds\": []}`, must have 1 to 10000 elements",
        "`{\"userIds\": [1, \"2\"]}`, element 1 must be a whole number",
        "`{\"userIds\": [1, null]}`, element 1 must not be null",
        "`{\"userIds\": [0]}`, element 0 must be 1 to",
        "`{\"userIds\": [-5]}`, element 0 must be 1 to",
        "`{\"userIds\": [9223372036854775808]}`, element 0 must be 1 to",
        "`{\"userIds\": [[1]]}`, element 0 must be a whole number",
      })
  void aListOfUsersIsReadStrictly(String body, String detail) {
    API.post(policy + "/coupons", body).isMistakeIn("userIds", detail);
  }

  @Test
  void tenThousandUsersAreTheMost() {
    API.post(policy + "/coupons", users(10_001)).isMistakeIn("userIds", "must have 1 to 10000");
    Reply reply = API.post(API.policy(terms()) + "/coupons", users(10_000));
    assertThat(reply.json().get("issued")).hasSize(10_000);
    assertThat(reply.json().get("refused")).isEmpty();
  }

  private static String users(int count) {
    List<Integer> ids = IntStream.rangeClosed(1, count).boxed().toList();
    return "{\"userIds\": " + ids + "}";
  }

  @Test
  void policiesAreListedTheNewestFirst() {
    List<String> made =
        IntStream.range(0, 5)
            .mapToObj(i -> API.policy(terms()))
            .map(PolicyChangesTest::id)
            .toList();
    List<String> seen = new ArrayList<>();
    String next = "?limit=2";
    for (int page = 0; page < 3; page++) {
      JsonNode list = API.get("/api/v1/policies" + next).json();
      list.get("items").forEach(item -> seen.add(item.get("policyId").toString()));
      // What is made meanwhile moves nothing.
      API.policy(terms());
      next = "?limit=2&cursor=" + list.get("nextCursor").stringValue();
    }
    assertThat(seen.subList(0, 5))
        .containsExactly(made.get(4), made.get(3), made.get(2), made.get(1), made.get(0));
  }

  @Test
  void theLastPageHasNoCursor() {
    InMemoryApi empty = new InMemoryApi();
    empty.start(RunningApi.DEADLINE);
    empty.get("/api/v1/policies").isJson(200, "{\"items\": [], \"nextCursor\": null}");
    empty.policy(terms());
    JsonNode list = empty.get("/api/v1/policies?limit=1").json();
    assertThat(list.get("items")).hasSize(1);
    assertThat(list.get("items").get(0).get("counts").get("issued").longValue()).isZero();
    assertThat(list.get("nextCursor").isNull()).isTrue();
    empty.api().close();
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit",
    "limit=201, limit",
    "limit=x, limit",
    "limit=, limit",
    "cursor=x, cursor",
    "cursor=cG9saWNpZXM6LTE, cursor",
    "cursor=aGlzdG9yeTox, cursor",
    "cursor=%25, cursor",
    "status=ISSUED, status",
    "limit=1&limit=2, limit"
  })
  void aListIsAskedForStrictly(String query, String parameter) {
    API.get("/api/v1/policies?" + query).isMistakeIn(parameter, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "9223372036854775808"})
  void aPolicyIdIsAWholeNumber(String id) {
    API.get("/api/v1/policies/" + id).isProblem(400, "MALFORMED_REQUEST");
    patch("/api/v1/policies/" + id, "{}").isProblem(400, "MALFORMED_REQUEST");
  }

  private static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static List<Long> userIds(JsonNode coupons) {
    List<Long> ids = new ArrayList<>();
    coupons.forEach(coupon -> ids.add(coupon.get("userId").longValue()));
    return ids;
  }

  private static Reply patch(String path, String body) {
    return API.send(
        API.json(path, body).method("PATCH", BodyPublishers.ofString(body)), Role.ADMIN);
  }
}
