package io.couponservice.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.http.auth.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {

  @RegisterExtension static final RunningApi API = new RunningApi();

  private record Case(String method, String path, Role least) {
    HttpRequest.Builder request() {
      return API.request(path)
          .header("Content-Type", "application/json")
          .method(method, method.startsWith("P") ? BodyPublishers.ofString("{}") : none());
    }
  }

  private static HttpRequest.BodyPublisher none() {
    return BodyPublishers.noBody();
  }

  static Stream<Case> routes() {
    return Stream.of(
        new Case("POST", "/api/v1/policies", Role.ADMIN),
        new Case("GET", "/api/v1/policies?x=1", Role.VIEWER),
        new Case("PATCH", "/api/v1/policies/7", Role.ADMIN),
        new Case("POST", "/api/v1/policies/0/deactivate", Role.ADMIN),
        new Case("POST", "/api/v1/policies/7/coupons", Role.ADMIN),
        new Case("GET", "/api/v1/users/0/coupons", Role.VIEWER),
        new Case("GET", "/api/v1/coupons/0/history", Role.VIEWER),
        new Case("POST", "/api/v1/coupons/1001/use", Role.ADMIN),
        new Case("DELETE", "/api/v1/reservations/%20", Role.SERVICE),
        new Case("GET", "/api/v1/dead-letters?x=1", Role.OPERATOR),
        new Case("GET", "/api/v1/dead-letters/summary?x=1", Role.OPERATOR),
        new Case("GET", "/api/v1/dead-letters/dlq_1", Role.OPERATOR),
        new Case("POST", "/api/v1/dead-letters/dlq_1/replay", Role.OPERATOR),
        new Case("POST", "/api/v1/dead-letters/dlq_1/discard", Role.OPERATOR),
        new Case("POST", "/api/v1/dead-letters/replay", Role.OPERATOR),
        new Case("GET", "/api/v1/replay-jobs?x=1", Role.OPERATOR),
        new Case("GET", "/api/v1/replay-jobs/1", Role.OPERATOR),
        new Case("POST", "/api/v1/replay-jobs/1/stop", Role.OPERATOR),
        new Case("GET", "/api/v1/undeliverable-records?x=1", Role.OPERATOR),
        new Case("POST", "/api/v1/undeliverable-records/1/send", Role.OPERATOR),
        new Case("POST", "/api/v1/undeliverable-records/send", Role.OPERATOR),
        new Case("GET", "/api/v1/audit?x=1", Role.ADMIN),
        new Case("GET", "/api/v1/policies/7", Role.VIEWER),
        new Case("HEAD", "/api/v1/policies/7", Role.VIEWER),
        new Case("POST", "/api/v1/coupons/issue-by-code", Role.SERVICE),
        new Case("GET", "/api/v1/coupons/1001", Role.VIEWER),
        new Case("HEAD", "/api/v1/coupons/1001", Role.VIEWER),
        new Case("POST", "/api/v1/coupons/1001/reservations", Role.SERVICE),
        new Case("GET", "/api/v1/alarms", Role.VIEWER),
        new Case("GET", "/api/v1/reservations/RESV-1", Role.VIEWER));
  }

  static Stream<Arguments> routesAndRoles() {
    return routes()
        .flatMap(
            route -> Arrays.stream(Role.values()).map(role -> Arguments.arguments(route, role)));
  }

  @ParameterizedTest
  @MethodSource("routesAndRoles")
  void eachRoleMayWhatItsRankAllows(Case route, Role role) {
    Reply reply = API.send(route.request(), role);
    if (role.compareTo(route.least()) >= 0) {
      assertThat(reply.status()).isIn(200, 400, 404);
    } else {
      reply.isProblem(403, "FORBIDDEN");
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void nothingWithoutAToken(Case route) {
    Reply reply = API.send(route.request(), null);
    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer wrong",
        "Bearer ",
        "Bearer",
        "token-of-admin",
        "Basic token-of-admin",
        "Bearer token-of-admin x",
        "Bearer token-of-admi"
      })
  void onlyAKnownTokenIsIn(String authorization) {
    API.send(API.request("/api/v1/coupons/1").header("Authorization", authorization), null)
        .isProblem(401, "UNAUTHORIZED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bearer token-of-viewer", "BEARER  token-of-viewer"})
  void theSchemeIsReadWithoutCase(String authorization) {
    API.send(API.request("/api/v1/coupons/1").header("Authorization", authorization), null)
        .isProblem(404, "UNKNOWN_COUPON");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /",
    "GET, /api/v1/nothing",
    "GET, /api/v1/policies/7/x",
    "OPTIONS, /api/v1/nothing",
    "GET, /health",
    "POST, /metric",
    "FOO, /x"
  })
  void unknownRoutesAreDeniedFirstAndUnknownThen(String method, String path) {
    API.send(API.request(path).method(method, none()), null).isProblem(401, "UNAUTHORIZED");
    API.send(API.request(path).method(method, none()), Role.VIEWER).isProblem(404, "NOT_FOUND");
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /api/v1/coupons/1001, 'GET, HEAD'",
    "PUT, /api/v1/policies/7/coupons, POST",
    "PUT, /api/v1/policies, 'GET, HEAD, POST'",
    "OPTIONS, /health/live, 'GET, HEAD'"
  })
  void aWrongMethodIsToldTheRightOnes(String method, String path, String allowed) {
    API.send(API.request(path).method(method, none()), null).isProblem(401, "UNAUTHORIZED");
    Reply reply = API.send(API.request(path).method(method, none()), Role.VIEWER);
    reply.isProblem(405, "METHOD_NOT_ALLOWED");
    assertThat(reply.header("Allow").split(", ")).containsExactlyInAnyOrder(allowed.split(", "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BEFORE", "BEFORE_MATCHED", "AFTER", "POST", "HEAD"})
  void noMethodOverrideGetsPastTheCheck(String method) {
    HttpRequest.Builder request =
        API.request("/api/v1/policies/7/coupons").header("X-HTTP-Method-Override", method);
    API.send(request, null).isProblem(401, "UNAUTHORIZED");
    // Whether the header is heeded is none of the document's business.
    assertThat(API.unchecked(request, Role.VIEWER).statusCode()).isBetween(403, 405);
  }

  @Test
  void healthIsOpen() {
    assertThat(API.send(API.request("/health/live"), null).status()).isEqualTo(200);
    assertThat(API.send(API.request("/health/ready"), null).status()).isEqualTo(200);
  }
}
