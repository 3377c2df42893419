package io.couponservice.http.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.record.Bytes;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That the check sees what is wrong. */
class ContractCheckTest {

  private static final String ISSUE = "/api/v1/coupons/issue-by-code";
  private static final String GIVEN = "{\"userId\": 501, \"couponCode\": \"WELCOME2024\"}";
  private static final String COUPON =
      """
      {"couponId": 1001, "policyId": 7, "userId": 501, "couponCode": "WELCOME2024",
       "couponName": "n", "discountType": "PERCENTAGE", "discountValue": 10, "issueType": "CODE",
       "status": "ISSUED", "issuedAt": "2024-01-01T10:00:00",
       "expiryDate": "2024-01-31T23:59:59"}""";
  private static final Map<String, String> CREATED =
      Map.of(
          "Content-Type",
          "application/json",
          "X-Correlation-Id",
          "c",
          "Location",
          "/api/v1/coupons/1");

  private static List<String> issue(
      String body, int status, Map<String, String> headers, String answer) {
    return check("POST", ISSUE, List.of(), body, status, headers, answer);
  }

  private static List<String> check(
      String method,
      String path,
      List<Map.Entry<String, String>> query,
      String body,
      int status,
      Map<String, String> headers,
      String answer) {
    return ContractCheck.violations(
        new Exchange(
            method,
            path,
            query,
            headers(Map.of()),
            Bytes.of(body.getBytes(StandardCharsets.UTF_8)),
            status,
            headers(headers),
            answer));
  }

  private static HttpHeaders headers(Map<String, String> headers) {
    Map<String, List<String>> lists = new TreeMap<>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    return HttpHeaders.of(lists, (name, value) -> true);
  }

  private static Map<String, String> with(Map<String, String> headers, String name, String value) {
    Map<String, String> changed = new TreeMap<>(headers);
    changed.put(name, value);
    return changed;
  }

  private static Map<String, String> without(Map<String, String> headers, String name) {
    Map<String, String> changed = new TreeMap<>(headers);
    changed.remove(name);
    return changed;
  }

  private static List<String> refused(int status, String code, String more) {
    Map<String, String> headers =
        Map.of("Content-Type", "application/problem+json", "X-Correlation-Id", "c");
    return issue(GIVEN, status, headers, problem(status, code, more));
  }

  private static String problem(int status, String code, String more) {
    return """
        {"type": "urn:coupon-service:problem:%s", "title": "t", "status": %d, "code": "%s",
         "detail": "d", "instance": "c"%s}"""
        .formatted(code, status, code, more);
  }

  @Test
  void whatIsAsDocumentedPasses() {
    assertThat(issue(GIVEN, 201, CREATED, COUPON)).isEmpty();
    assertThat(refused(422, "OUT_OF_STOCK", "")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`\"couponId\": 1001`, `\"couponId\": \"1001\"`, string found",
        "`\"couponId\": 1001,`, ``, required property 'couponId'",
        "`\"couponId\": 1001`, `\"extra\": 1, \"couponId\": 1001`, extra",
        "`\"ISSUED\"`, `\"GONE\"`, enumeration",
        "`2024-01-31T23:59:59`, `2024-01-31T23:59:59Z`, pattern",
        "`2024-01-31T23:59:59`, `2024-02-30T23:59:59`, pattern",
        "`\"userId\": 501`, `\"userId\": 0`, minimum"
      })
  void anAnswerOfAnotherFormIsSeen(String part, String changed, String violation) {
    assertThat(issue(GIVEN, 201, CREATED, COUPON.replace(part, changed)))
        .anyMatch(each -> each.contains(violation));
  }

  @Test
  void anotherStatusOrHeaderIsSeen() {
    assertThat(issue(GIVEN, 200, CREATED, COUPON)).contains("the status 200 is not documented");
    assertThat(issue(GIVEN, 201, without(CREATED, "Location"), COUPON))
        .containsExactly("the header Location is missing");
    assertThat(issue(GIVEN, 201, with(CREATED, "Retry-After", "1"), COUPON))
        .containsExactly("the header Retry-After is not documented");
    assertThat(issue(GIVEN, 201, with(CREATED, "Idempotency-Replayed", "yes"), COUPON))
        .singleElement()
        .asString()
        .contains("Idempotency-Replayed");
    assertThat(issue(GIVEN, 201, with(CREATED, "Content-Type", "text/html"), COUPON))
        .containsExactly("the content type text/html is not documented");
  }

  @Test
  void anotherProblemIsSeen() {
    assertThat(refused(422, "COUPON_EXPIRED", "")).anyMatch(each -> each.contains("code"));
    assertThat(refused(422, "OUT_OF_STOCK", ", \"secret\": 1"))
        .anyMatch(each -> each.contains("secret"));
    assertThat(refused(429, "TOO_MANY_WRONG_CODES", ""))
        .containsExactly("the header Retry-After is missing");
    assertThat(refused(404, "UNKNOWN_POLICY", ""))
        .containsExactly("the status 404 is not documented");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"userId\": 501}",
        "{\"userId\": 0, \"couponCode\": \"c\"}",
        "{\"userId\": 9223372036854775808, \"couponCode\": \"c\"}",
        "{\"userId\": 501, \"couponCode\": \" \"}",
        "{\"userId\": 501, \"couponCode\": \"a\\u0000\"}",
        "{\"userId\": 501, \"couponCode\": \"c\", \"extra\": 1}",
        "{\"userId\": 501, \"couponCode\": \"c\"} {}",
        ""
      })
  void anInvalidRequestThatWasTakenIsSeen(String body) {
    assertThat(issue(body, 201, CREATED, COUPON)).isNotEmpty();
  }

  @Test
  void aValidRequestThatWasRefusedIsSeen() {
    String errors = ", \"errors\": [{\"field\": \"couponCode\", \"detail\": \"x\"}]";
    assertThat(refused(400, "MALFORMED_REQUEST", errors))
        .containsExactly("a valid body was refused");
  }

  @Test
  void parametersAreSeen() {
    Map<String, String> headers =
        Map.of("Content-Type", "application/json", "X-Correlation-Id", "c");
    String page = "{\"items\": [], \"nextCursor\": null}";
    String path = "/api/v1/policies";
    assertThat(check("GET", path, List.of(Map.entry("limit", "200")), "", 200, headers, page))
        .isEmpty();
    assertThat(check("GET", path, List.of(Map.entry("limit", "201")), "", 200, headers, page))
        .isNotEmpty();
    assertThat(check("GET", path, List.of(Map.entry("x", "1")), "", 200, headers, page))
        .containsExactly("parameter x is not documented");
  }

  @Test
  void whatTheDocumentDoesNotHaveMustBeDenied() {
    assertThat(check("GET", "/secret", List.of(), "", 200, Map.of(), "{}"))
        .containsExactly("the operation is not documented");
    assertThat(check("GET", "/secret", List.of(), "", 404, Map.of(), problem(404, "NOT_FOUND", "")))
        .isEmpty();
  }
}
