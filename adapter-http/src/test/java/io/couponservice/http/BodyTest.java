package io.couponservice.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.http.auth.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

  private static final String PATH = "/api/v1/coupons/issue-by-code";
  private static final int LIMIT = 1 << 20;

  @RegisterExtension static final RunningApi API = new RunningApi();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[]",
        "null",
        "1",
        "\"x\"",
        "{} {}",
        "{\"userId\": 01}",
        "{'userId': 1}",
        "{\"userId\": NaN}",
        "{\"userId\": 1, \"userId\": 2, \"couponCode\": \"c\"}",
        "{\"userId\": 1, /* */ \"couponCode\": \"c\"}"
      })
  void isExactlyOneObject(String body) {
    API.post(PATH, body).isMistakeIn("body", "");
  }

  @Test
  void isNotNestedForever() {
    API.post(PATH, "{\"userId\":" + "[".repeat(100_000)).isMistakeIn("body", "is not JSON");
  }

  @Test
  void isUtf8() {
    byte[] latin1 = "{\"userId\":1,\"couponCode\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
    byte[] utf16 = Bodies.ISSUE.getBytes(StandardCharsets.UTF_16LE);
    for (byte[] body : new byte[][] {latin1, utf16}) {
      HttpRequest.Builder request = API.json(PATH, "").POST(BodyPublishers.ofByteArray(body));
      API.send(request, Role.SERVICE).isMistakeIn("body", "is not");
    }
  }

  @Test
  void unknownFieldsAreNamedWhateverTheyContain() {
    // Cut after 64 characters, in the middle of a pair of surrogates.
    String name = "\\u0001" + "x".repeat(62) + "\uD83C\uDF81";
    API.post(PATH, Bodies.ISSUE.replace("{", "{\"" + name + "\": 1, "))
        .isMistakeIn("\uFFFD" + "x".repeat(62) + "\uFFFD", "is not known");
  }

  @Test
  void manyMistakesMakeNoHugeAnswer() {
    StringBuilder body = new StringBuilder("{\"f\":1");
    for (int i = 0; i < 10_000; i++) {
      body.append(",\"f").append(i).append("\":1");
    }
    Reply reply = API.post(PATH, body.append('}').toString());
    assertThat(reply.isProblem(400, "MALFORMED_REQUEST").get("errors")).hasSize(50);
  }

  @Test
  void hasAtMostOneMebibyte() {
    String body = Bodies.ISSUE + " ".repeat(LIMIT - Bodies.ISSUE.length());
    assertThat(API.post(PATH, body).status()).isEqualTo(201);
    API.post(PATH, body + " ").isProblem(413, "BODY_TOO_LARGE");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/jsonx",
        "application/json; charset=utf-16",
        "application/x-www-form-urlencoded",
        "nonsense"
      })
  void isOfNoOtherType(String type) {
    API.send(API.json(PATH, Bodies.ISSUE).setHeader("Content-Type", type), Role.SERVICE)
        .isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void hasAType() {
    HttpRequest.Builder request = API.request(PATH).POST(BodyPublishers.ofString(Bodies.ISSUE));
    API.send(request, Role.SERVICE).isProblem(415, "UNSUPPORTED_MEDIA_TYPE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json;charset=UTF-8", "Application/JSON ; charset=\"utf-8\""})
  void mayNameItsCharset(String type) {
    Reply reply =
        API.send(API.json(PATH, Bodies.ISSUE).setHeader("Content-Type", type), Role.SERVICE);
    assertThat(reply.status()).isEqualTo(201);
  }
}
