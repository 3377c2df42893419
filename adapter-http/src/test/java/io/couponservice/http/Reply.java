package io.couponservice.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An answer, and what tests say about it. */
record Reply(HttpResponse<String> response) {

  int status() {
    return response.statusCode();
  }

  String header(String name) {
    return response.headers().firstValue(name).orElse(null);
  }

  JsonNode json() {
    return JsonMapper.shared().readTree(response.body());
  }

  /** Exactly these fields, with these values, in any order. */
  void isJson(int status, String expected) {
    assertThat(status()).as(response.body()).isEqualTo(status);
    assertThat(header("Content-Type")).isEqualTo("application/json");
    assertThat(json()).isEqualTo(JsonMapper.shared().readTree(expected));
  }

  /** A problem with all that every problem has. */
  JsonNode isProblem(int status, String code) {
    assertThat(status()).as(response.body()).isEqualTo(status);
    assertThat(header("Content-Type")).isEqualTo("application/problem+json");
    JsonNode json = json();
    assertThat(json.propertyNames())
        .contains("type", "title", "status", "code", "detail", "instance");
    assertThat(json.get("status").intValue()).isEqualTo(status);
    assertThat(json.get("code").stringValue()).isEqualTo(code);
    assertThat(json.get("type").stringValue()).isEqualTo("urn:coupon-service:problem:" + code);
    assertThat(json.get("instance").stringValue()).isEqualTo(header("X-Correlation-Id"));
    if (status == 503) {
      assertThat(header("Retry-After")).isEqualTo("1");
    } else if (status != 429) {
      assertThat(header("Retry-After")).isNull();
    }
    return json;
  }

  /** A body with a mistake in exactly one field. */
  void isMistakeIn(String field, String detail) {
    JsonNode errors = isProblem(400, "MALFORMED_REQUEST").get("errors");
    assertThat(errors).as(response.body()).hasSize(1);
    assertThat(errors.get(0).get("field").stringValue()).isEqualTo(field);
    assertThat(errors.get(0).get("detail").stringValue()).contains(detail);
    assertThat(json().get("detail").stringValue()).contains(field).contains(detail);
  }
}
