package io.couponservice.http;

import io.couponservice.http.auth.ApiToken;
import java.time.Duration;
import java.util.List;

/**
 * How the HTTP interface is served.
 *
 * @param port the TCP port, 0 to 65535; 0 picks a free one
 * @param tokens who may call, at least one
 * @param requestDeadline how long a request waits for its command before it is answered with 503
 *     {@code TIMEOUT}; more than 0
 * @param stopTimeout how long {@link HttpApi#stop()} waits for requests in hand; more than 0
 */
public record HttpSettings(
    int port, List<ApiToken> tokens, Duration requestDeadline, Duration stopTimeout) {

  private static final Duration DEFAULT_STOP_TIMEOUT = Duration.ofSeconds(5);

  /**
   * Checks the ranges above.
   *
   * @throws IllegalArgumentException if one is left
   */
  public HttpSettings {
    tokens = List.copyOf(tokens);
    require(port >= 0 && port <= 65_535, "a port is 0 to 65535, was " + port);
    require(!tokens.isEmpty(), "no token, no API");
    require(isPositive(requestDeadline), "requestDeadline is more than 0");
    require(isPositive(stopTimeout), "stopTimeout is more than 0");
  }

  /**
   * With 5 s for stopping.
   *
   * @param port the TCP port, 0 to 65535; 0 picks a free one
   * @param tokens who may call, at least one
   * @param requestDeadline more than 0
   * @return never null
   */
  public static HttpSettings of(int port, List<ApiToken> tokens, Duration requestDeadline) {
    return new HttpSettings(port, tokens, requestDeadline, DEFAULT_STOP_TIMEOUT);
  }

  private static boolean isPositive(Duration duration) {
    return duration.compareTo(Duration.ZERO) > 0;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
