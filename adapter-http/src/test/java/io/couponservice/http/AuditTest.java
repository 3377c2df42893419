package io.couponservice.http;

import static io.couponservice.application.fixture.SampleTerms.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.audit.AuditFilter;
import io.couponservice.application.audit.AuditedCall;
import io.couponservice.application.audit.AuditedCall.Outcome;
import io.couponservice.http.auth.Access;
import io.couponservice.http.auth.Role;
import io.couponservice.http.exchange.Route;
import io.javalin.http.HandlerType;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class AuditTest {

  private static final String AUDIT = "/api/v1/audit";

  @RegisterExtension static final InMemoryApi API = new InMemoryApi();

  static Stream<Route> changing() {
    return API.api().routes().stream()
        .filter(route -> !Set.of(HandlerType.GET, HandlerType.HEAD).contains(route.method()));
  }

  @ParameterizedTest
  @MethodSource("changing")
  void everyChangingRouteOfOperatorsAndAdminsIsKeptAndNoOther(Route route) {
    long before = last();
    String path = route.path().replaceAll("\\{[^}]*}", "999999");

    String body = route.method().equals(HandlerType.DELETE) ? "" : "{\"x\": 1}";
    int status =
        API.send(
                API.json(path, body).method(route.method().name(), BodyPublishers.ofString(body)),
                Role.ADMIN)
            .status();

    List<AuditedCall> kept = since(before);
    if (route.access() == Access.OPERATOR || route.access() == Access.ADMIN) {
      assertThat(kept).hasSize(1);
      assertThat(kept.get(0).call().route()).isEqualTo(route.path());
      assertThat(kept.get(0).call().method()).isEqualTo(route.method().name());
      assertThat(kept.get(0).outcome().status()).isEqualTo(status);
    } else {
      assertThat(kept).isEmpty();
    }
  }

  @Test
  void whoWhatWhenAndWhatCameOfItIsShown() {
    String policy = API.policy(terms());
    API.send(
        API.request(policy + "/deactivate")
            .header("X-Correlation-Id", "corr_audit")
            .header("Idempotency-Key", "key-1")
            .POST(BodyPublishers.noBody()),
        Role.ADMIN);

    JsonNode kept = API.get(AUDIT + "?correlationId=corr_audit").json().at("/items/0");

    assertThat(kept.get("actor").stringValue()).isEqualTo("ADMIN");
    assertThat(kept.get("role").stringValue()).isEqualTo("ADMIN");
    assertThat(kept.get("route").stringValue()).isEqualTo("/api/v1/policies/{policyId}/deactivate");
    assertThat(kept.get("path").stringValue()).isEqualTo(policy + "/deactivate");
    assertThat(kept.get("idempotencyKey").stringValue()).isEqualTo("key-1");
    assertThat(kept.get("body").isNull()).isTrue();
    assertThat(kept.at("/outcome/status").intValue()).isEqualTo(200);
    assertThat(kept.at("/outcome/repeated").booleanValue()).isFalse();
  }

  @Test
  void aRefusalIsKeptWithItsCodeAndARepeatAsOne() {
    String body = "{\"note\": \"n\"}";
    String path = "/api/v1/dead-letters/" + API.deadLetter() + "/discard";
    for (int i = 0; i < 2; i++) {
      API.send(API.json(path, body).header("Idempotency-Key", "key-2"), Role.OPERATOR);
    }
    API.send(API.json(path, body), Role.OPERATOR);
    API.send(API.json(path, body), Role.SERVICE);
    API.send(API.json(path, "{"), Role.OPERATOR);
    API.send(API.json(path, body), null);

    List<AuditedCall> kept = since(last() - 5);
    assertThat(kept)
        .extracting(AuditedCall::outcome)
        .containsExactly(
            new Outcome(400, "MALFORMED_REQUEST", false),
            new Outcome(403, "FORBIDDEN", false),
            new Outcome(409, "NOT_DEAD", false),
            new Outcome(200, null, true),
            new Outcome(200, null, false));
    assertThat(kept.get(1).call().actor()).isEqualTo("SERVICE");
    assertThat(kept.get(0).call().body()).isEqualTo("{");
  }

  @Test
  void aLargeBodyIsCutAndOneThatIsTooLargeIsRefusedAsEver() {
    long before = last();
    String users = "{\"userIds\": [" + "1, ".repeat(3_000) + "1]}";
    API.post(API.policy(terms()) + "/coupons", users);
    API.post("/api/v1/policies", "x".repeat((1 << 20) + 1)).isProblem(413, "BODY_TOO_LARGE");

    List<AuditedCall> kept = since(before);
    assertThat(kept).hasSize(2);
    assertThat(kept.get(0).outcome()).isEqualTo(new Outcome(413, "BODY_TOO_LARGE", false));
    assertThat(kept.get(0).call().body()).isNull();
    assertThat(kept.get(1).call().body()).hasSizeLessThan(4_100).endsWith(" ... cut");
  }

  @Test
  void whatCannotBeKeptIsNotDone() {
    String policy = API.policy(terms());
    long before = last();
    API.available.set(false);
    try {
      API.post(policy + "/deactivate", "").isProblem(503, "UNAVAILABLE");
    } finally {
      API.available.set(true);
    }
    assertThat(API.get(policy).json().get("active").booleanValue()).isTrue();
    assertThat(since(before)).isEmpty();
  }

  @Test
  void theListIsFilteredAndWalkedPageByPage() {
    for (int i = 0; i < 3; i++) {
      API.send(API.json("/api/v1/dead-letters/replay", "{}"), Role.OPERATOR);
    }
    String filter = AUDIT + "?actor=OPERATOR&from=1970-01-01T00:00:00Z&to=2099-01-01T00:00:00Z";

    JsonNode first = API.get(filter + "&limit=2").json();
    JsonNode second =
        API.get(filter + "&limit=2&cursor=" + first.get("nextCursor").stringValue()).json();

    assertThat(first.get("items")).hasSize(2);
    assertThat(second.at("/items/0/auditId").longValue())
        .isLessThan(first.at("/items/1/auditId").longValue());
    assertThat(API.get(AUDIT + "?actor=nobody").json().get("items")).isEmpty();
    API.get(AUDIT + "?from=x").isMistakeIn("from", "must be an instant");
  }

  private static long last() {
    List<AuditedCall> newest = since(-1);
    return newest.isEmpty() ? 0 : newest.get(0).auditId();
  }

  /** The newest first. */
  private static List<AuditedCall> since(long auditId) {
    return API.service.audit.newest(AuditFilter.ALL, Long.MAX_VALUE, 1_000).items().stream()
        .filter(each -> each.auditId() > auditId)
        .toList();
  }
}
