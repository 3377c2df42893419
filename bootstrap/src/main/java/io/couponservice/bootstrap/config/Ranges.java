package io.couponservice.bootstrap.config;

import static io.couponservice.application.retention.Retention.LEAST;

import io.couponservice.application.coupon.WrongCodeLimit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The ranges of settings, and what only fits together. */
final class Ranges {

  private static final int MAX_PORT = 65_535;
  private static final int MIN_CONNECT_MILLIS = 250;
  private static final int MIN_RETRY_MILLIS = 10;
  private static final int MAX_RATE = 100_000;

  /** One each for all threads that use the pool beside the consumers: none may wait for another. */
  private static final int OWN_CONNECTIONS = 18;

  private final List<String> mistakes = new ArrayList<>();

  private Ranges() {}

  static List<String> mistakes(ServiceConfig config) {
    Ranges ranges = new Ranges();
    ranges.check(config);
    return ranges.mistakes;
  }

  private void check(ServiceConfig config) {
    require(config.db().url().startsWith("jdbc:postgresql:"), "db.url", "a jdbc:postgresql: URL");
    require(
        config.db().poolSize() >= config.kafka().concurrency() + OWN_CONNECTIONS,
        "db.pool-size",
        "coupon.kafka.concurrency and " + OWN_CONNECTIONS + ", or more");
    require(
        config.db().connectTimeout().toMillis() >= MIN_CONNECT_MILLIS,
        "db.connect-timeout",
        MIN_CONNECT_MILLIS + " ms or more");
    positive(config.db().statementTimeout(), "db.statement-timeout");
    positive(config.kafka().startWait(), "kafka.start-wait");
    require(config.kafka().concurrency() >= 1, "kafka.concurrency", "1 or more");
    require(config.kafka().drainRecords() >= 1, "kafka.drain-records", "1 or more");
    require(config.kafka().drainBytes() >= 1, "kafka.drain-bytes", "1 or more");
    int port = config.http().port();
    require(port >= 0 && port <= MAX_PORT, "http.port", "0 to " + MAX_PORT);
    positive(config.http().deadline(), "http.deadline");
    positive(config.outbox().lease(), "outbox.lease");
    positive(config.outbox().poll(), "outbox.poll");
    Duration firstWait = config.retry().firstWait();
    require(config.retry().maxAttempts() >= 1, "retry.max-attempts", "1 or more");
    require(
        firstWait.toMillis() >= MIN_RETRY_MILLIS,
        "retry.first-wait",
        MIN_RETRY_MILLIS + " ms or more");
    require(
        config.retry().maxWait().compareTo(firstWait) >= 0,
        "retry.max-wait",
        "no shorter than coupon.retry.first-wait");
    require(
        config.replay().perSecond() >= 1 && config.replay().perSecond() <= MAX_RATE,
        "replay.per-second",
        "1 to " + MAX_RATE);
    require(
        config.replay().stopShare() >= 0 && config.replay().stopShare() <= 1,
        "replay.stop-share",
        "0 to 1");
    positive(config.sweeps().timeouts(), "sweeps.timeouts");
    positive(config.sweeps().expiry(), "sweeps.expiry");
    positive(config.sweeps().counts(), "sweeps.counts");
    positive(config.sweeps().purge(), "sweeps.purge");
    require(config.sweeps().batch() >= 1, "sweeps.batch", "1 or more");
    Duration reservations = config.retention().reservations();
    Duration commands = config.retention().commands();
    days(reservations, LEAST.reservations(), "retention.reservations");
    days(
        config.retention().processedEvents(),
        LEAST.processedEvents(),
        "retention.processed-events");
    days(commands, LEAST.commands(), "retention.commands");
    days(config.retention().failedEvents(), LEAST.failedEvents(), "retention.failed-events");
    days(config.retention().audit(), LEAST.audit(), "retention.audit");
    require(
        commands.compareTo(reservations) <= 0,
        "retention.commands",
        "no longer than coupon.retention.reservations");
    require(config.wrongCodes().limit() >= 1, "wrong-codes.limit", "1 or more");
    positive(config.wrongCodes().window(), "wrong-codes.window");
    require(
        config.wrongCodes().window().compareTo(WrongCodeLimit.LONGEST) <= 0,
        "wrong-codes.window",
        "a day or less");
    mistakes.addAll(AlarmRanges.mistakes(config.alarms()));
    mistakes.addAll(TokenList.mistakes(config.api().tokens()));
  }

  private void days(Duration duration, Duration least, String name) {
    require(duration.compareTo(least) >= 0, name, least.toDays() + " days or more");
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
