package io.couponservice.bootstrap.config;

import io.couponservice.bootstrap.config.ServiceConfig.Alarms;
import io.couponservice.bootstrap.config.ServiceConfig.Webhook;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The ranges of {@code coupon.alarms}. What is wrong never quotes a URL or a secret. */
final class AlarmRanges {

  private static final Duration LEAST_WINDOW = Duration.ofSeconds(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Set<String> SCHEMES = Set.of("http", "https");
  private static final int MIN_SECRET = 16;

  private final List<String> mistakes = new ArrayList<>();

  private AlarmRanges() {}

  static List<String> mistakes(Alarms alarms) {
    AlarmRanges ranges = new AlarmRanges();
    ranges.check(alarms);
    ranges.check(alarms.webhook());
    return ranges.mistakes;
  }

  private void check(Alarms alarms) {
    require(within(alarms.window(), LEAST_WINDOW, DAY), "window", "from a second to a day");
    require(
        within(alarms.period(), Duration.ofMillis(1), alarms.window()),
        "period",
        "a millisecond or more, and no longer than coupon.alarms.window");
    require(within(alarms.hold(), Duration.ZERO, DAY), "hold", "from 0 to a day");
    require(
        within(alarms.processingDelay(), Duration.ofMillis(1), DAY),
        "processing-delay",
        "from a millisecond to a day");
    require(
        alarms.errorRatio() >= 0 && alarms.errorRatio() < 1,
        "error-ratio",
        "0 or more, and below 1");
    require(alarms.errorRatioLeast() >= 1, "error-ratio-least", "1 or more");
    require(alarms.deadLetters() >= 0, "dead-letters", "0 or more");
  }

  private void check(Webhook webhook) {
    require(
        webhook.url().map(AlarmRanges::isAddress).orElse(true),
        "webhook.url",
        "of http or https, without user and fragment");
    require(
        webhook.secret().map(secret -> secret.length() >= MIN_SECRET).orElse(true),
        "webhook.secret",
        MIN_SECRET + " characters or more");
    require(
        webhook.url().isEmpty() || webhook.secret().isPresent(),
        "webhook.secret",
        "given with coupon.alarms.webhook.url");
  }

  private static boolean isAddress(String url) {
    try {
      URI uri = new URI(url);
      return uri.getScheme() != null
          && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
          && uri.getHost() != null
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean within(Duration duration, Duration least, Duration most) {
    return duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0;
  }

  private void require(boolean condition, String name, String expected) {
    if (!condition) {
      mistakes.add("coupon.alarms." + name + ": must be " + expected);
    }
  }
}
