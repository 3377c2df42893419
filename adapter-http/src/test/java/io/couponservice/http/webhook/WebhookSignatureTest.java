package io.couponservice.http.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

  private static final Instant AT = Instant.ofEpochSecond(1_700_000_000);

  /** By: printf '1700000000.{"id":"alarm_1"}' | openssl dgst -sha256 -hmac 0123456789abcdef. */
  private static final String EXPECTED =
      "10c7d2647baaf2f300e55b1695a44e48a686cd47f1622887a5603c92f65cbecc";

  private static String signature(String secret, Instant at, String body) {
    return WebhookSignature.of(secret, at, body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void it_is_what_others_reckon() {
    assertThat(signature("0123456789abcdef", AT.plusMillis(999), "{\"id\":\"alarm_1\"}"))
        .isEqualTo("t=1700000000,v1=" + EXPECTED);
  }

  @Test
  void it_is_of_secret_time_and_body() {
    String signature = signature("0123456789abcdef", AT, "body");
    assertThat(hex(signature("0123456789abcdeg", AT, "body"))).isNotEqualTo(hex(signature));
    assertThat(hex(signature("0123456789abcdef", AT.plusSeconds(1), "body")))
        .isNotEqualTo(hex(signature));
    assertThat(hex(signature("0123456789abcdef", AT, "bodz"))).isNotEqualTo(hex(signature));
  }

  private static String hex(String signature) {
    return signature.substring(signature.indexOf(",v1="));
  }
}
