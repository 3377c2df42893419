package io.couponservice.bootstrap.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The ranges of settings, and what only fits together. */
final class Ranges {

  private static final int MAX_PORT = 65_535;
  private static final int MIN_CONNECT_MILLIS = 250;

  private final List<String> mistakes = new ArrayList<>();

  private Ranges() {}

  static List<String> mistakes(ServiceConfig config) {
    Ranges ranges = new Ranges();
    ranges.check(config);
    return ranges.mistakes;
  }

  private void check(ServiceConfig config) {
    require(config.db().url().startsWith("jdbc:postgresql:"), "db.url", "a jdbc:postgresql: URL");
    require(config.db().poolSize() >= 2, "db.pool-size", "2 or more");
    require(
        config.db().connectTimeout().toMillis() >= MIN_CONNECT_MILLIS,
        "db.connect-timeout",
        MIN_CONNECT_MILLIS + " ms or more");
    positive(config.db().statementTimeout(), "db.statement-timeout");
    require(config.kafka().concurrency() >= 1, "kafka.concurrency", "1 or more");
    require(config.kafka().drainRecords() >= 1, "kafka.drain-records", "1 or more");
    require(config.kafka().drainBytes() >= 1, "kafka.drain-bytes", "1 or more");
    int port = config.http().port();
    require(port >= 0 && port <= MAX_PORT, "http.port", "0 to " + MAX_PORT);
    positive(config.outbox().lease(), "outbox.lease");
    positive(config.outbox().poll(), "outbox.poll");
    mistakes.addAll(TokenList.mistakes(config.api().tokens()));
  }

  private void positive(Duration duration, String name) {
    require(duration.toMillis() >= 1, name, "a millisecond or more");
  }

  private void require(boolean condition, String name, String expected) {
    if (!condition) {
      mistakes.add("coupon." + name + ": must be " + expected);
    }
  }
}
