package io.couponservice.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.bootstrap.oracle.TopicContents;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Three relays, each of which stands still beyond its leases and wakes again and again, while
 * writers change the same coupons: each event appears first in the order of the commits. A relay
 * that wakes may repeat, late, what it had handed over; how often is printed.
 */
class OrderFaultRun {

  private static final int INSTANCES = 3;
  private static final int FREEZES = 9;
  private static final long EVENTS = 100_000;
  private static final long EVENTS_BETWEEN = 4_000;
  private static final long IN_HAND = 500;
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final List<String> TOPICS =
      List.of("coupon.issued", "coupon.reserved", "coupon.cancelled");

  /** Leases that run out soon, and a producer that long has in hand what it was handed. */
  private static final Map<String, String> SETTINGS =
      Map.of("COUPON_OUTBOX_LEASE", "PT2S", "COUPON_KAFKA_PRODUCER__LINGER_MS_", "200");

  /** The most that one instance hands over at once: 250 records of each of 16 shards. */
  private static final int MOST_IN_HAND = 4_000;

  private final long seed = Long.getLong("order.seed", System.nanoTime());
  private final List<ServiceProcess> instances = new ArrayList<>();
  private Backends backends;

  @BeforeEach
  void startBackends() throws Exception {
    System.out.println("order.seed=" + seed);
    backends = new EmbeddedBackends();
  }

  @AfterEach
  void stopAll() {
    instances.forEach(ServiceProcess::close);
    if (backends != null) {
      backends.close();
    }
  }

  @Test
  void eachEventAppearsFirstInTheOrderOfTheCommits() throws Exception {
    launch();
    long written;
    try (CouponWriters writers = new CouponWriters(backends);
        Progress progress = new Progress(backends)) {
      writers.start(new SplittableRandom(seed));
      for (int i = 0; i < FREEZES; i++) {
        awaitEvents(writers, EVENTS_BETWEEN);
        freeze(instances.get(i % INSTANCES), writers);
      }
      awaitEvents(writers, EVENTS - writers.events());
      writers.finish();
      progress.awaitDrained();
      written = writers.events();
    }
    for (ServiceProcess each : instances) {
      each.stop();
    }
    judge(written);
  }

  private void launch() throws Exception {
    for (int i = 1; i <= INSTANCES; i++) {
      instances.add(ServiceProcess.of("order-" + i, backends, SETTINGS));
    }
    for (ServiceProcess each : instances) {
      each.launch();
    }
    for (ServiceProcess each : instances) {
      each.awaitReady();
    }
  }

  /** Until the others have its shards, and have published later events of the same coupons. */
  private void freeze(ServiceProcess victim, CouponWriters writers) throws Exception {
    long before = number("SELECT sum(epoch) FROM outbox_leases");
    long deadline = System.nanoTime() + LIMIT.toNanos();
    // Without a pause in between: it has these in hand for some milliseconds only.
    while (number("SELECT count(*) FROM outbox") < IN_HAND) {
      assertThat(System.nanoTime()).as("the outbox never fills").isLessThan(deadline);
    }
    victim.freeze();
    try {
      Await.until(
          LIMIT,
          () -> number("SELECT sum(epoch) FROM outbox_leases") > before,
          () -> "the others don't take the shards");
      awaitEvents(writers, EVENTS_BETWEEN);
    } finally {
      victim.thaw();
    }
  }

  private static void awaitEvents(CouponWriters writers, long more) throws Exception {
    long target = writers.events() + more;
    Await.until(
        LIMIT,
        () -> writers.events() >= target,
        () -> writers.events() + " events were written, not yet " + target);
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private void judge(long written) throws SQLException {
    PublishedOrder order = new PublishedOrder();
    readCommits(order);
    TopicContents.read(backends.bootstrapServers(), TOPICS).records().forEach(order::published);
    System.out.printf(
        "%d events of %d written, %d freezes, %d inversions, %d repeats, of them %d after a later"
            + " event of their coupon; the last record is not the newest event for %d coupons and"
            + " topics%n",
        order.events(),
        written,
        FREEZES,
        order.inversions().size(),
        order.repeats(),
        order.lateRepeats(),
        order.staleEnds());
    assertThat(order.inversions()).as("inversions").isEmpty();
    assertThat(order.strangers()).as("records without a commit").isEmpty();
    assertThat(order.missing()).as("events that appear nowhere").isEmpty();
    assertThat(order.events()).isEqualTo((int) written).isGreaterThanOrEqualTo((int) EVENTS);
    assertThat(order.repeats()).as("else no one stood still with records in hand").isPositive();
    assertThat(order.repeats()).isLessThanOrEqualTo(FREEZES * MOST_IN_HAND);
  }

  private void readCommits(PublishedOrder order) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT coupon_id, event_ids FROM coupon_history ORDER BY coupon_id, id")) {
      while (rows.next()) {
        order.committed(rows.getString(1), List.of((String[]) rows.getArray(2).getArray()));
      }
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(backends.jdbcUrl(), backends.user(), backends.password());
  }
}
