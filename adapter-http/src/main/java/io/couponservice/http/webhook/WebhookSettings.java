package io.couponservice.http.webhook;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * Where changes of alarms are posted, and how often it is tried.
 *
 * @param url of http or https, not null
 * @param secret that the receiver knows too, not null
 * @param instance which one it is that posts, not null
 * @param retry not null
 */
public record WebhookSettings(URI url, String secret, String instance, Retries retry) {

  /**
   * How often a change is tried to be posted.
   *
   * @param attempts including the first, 1 or more
   * @param firstWait before the second attempt, 10 ms or more; doubles with each
   * @param maxWait the longest, not shorter than the first
   * @param answer how long to wait for an answer, more than 0
   */
  public record Retries(int attempts, Duration firstWait, Duration maxWait, Duration answer) {

    /** Ten attempts within about four minutes, if answers come at once. */
    public static final Retries DEFAULT =
        new Retries(10, Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofSeconds(10));
  }

  /** Checks for null. */
  public WebhookSettings {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(secret, "secret");
    Objects.requireNonNull(instance, "instance");
    Objects.requireNonNull(retry, "retry");
  }

  /** Without what is secret; a path or a query may be, too. */
  @Override
  public String toString() {
    return url.getScheme() + "://" + url.getHost();
  }
}
