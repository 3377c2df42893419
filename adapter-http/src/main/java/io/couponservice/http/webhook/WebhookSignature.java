package io.couponservice.http.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shows a receiver that a request is from somebody who knows the secret, and when it was sent: HMAC
 * with SHA-256 of the time, a dot and the body.
 */
public final class WebhookSignature {

  /** The header that it is in. */
  public static final String HEADER = "X-Coupon-Signature";

  private static final String ALGORITHM = "HmacSHA256";

  private WebhookSignature() {}

  /**
   * The value of the header.
   *
   * @param secret not null, not empty
   * @param at when the request is sent, not null
   * @param body not null
   * @return {@code t=<seconds since 1970>,v1=<hexadecimal>}
   */
  public static String of(String secret, Instant at, byte[] body) {
    long seconds = at.getEpochSecond();
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((seconds + ".").getBytes(StandardCharsets.UTF_8));
      return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
