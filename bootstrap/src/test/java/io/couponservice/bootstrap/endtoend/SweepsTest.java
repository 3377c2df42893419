package io.couponservice.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.bootstrap.oracle.Contents;
import io.couponservice.bootstrap.oracle.DatabaseContents;
import io.couponservice.bootstrap.oracle.Oracle;
import io.couponservice.bootstrap.oracle.TopicContents;
import io.couponservice.domain.coupon.Coupon;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three instances sweep at once, by a clock that the test moves. */
@Timeout(180)
class SweepsTest {

  private static final int COUPONS = 2_000;
  private static final int ROUNDS = 5;
  private static final Duration BOUND = Duration.ofSeconds(30);

  /** The period of a sweep, and a second. */
  private static final Duration IN_TIME = Duration.ofSeconds(2);

  @Test
  void what_is_due_is_done_once_and_in_time() throws Exception {
    try (SweepingInstances instances = new SweepingInstances(3)) {
      instances.http(0).createPolicy("TIME", 100_000, 100);
      List<Coupon> coupons = instances.issue("TIME", COUPONS);
      instances.reserve(coupons);
      awaitStatus(instances, "RESERVED", COUPONS);

      instances.clock().move(Duration.ofMinutes(31));
      awaitStatus(instances, "ISSUED", COUPONS);
      awaitFolded(instances);
      assertThat(instances.number("SELECT reserved + used + expired FROM policy_counts")).isZero();

      instances.clock().move(Duration.ofDays(31));
      awaitStatus(instances, "EXPIRED", COUPONS);

      List<Duration> delays = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        delays.add(delayOfOne(instances, COUPONS + round + 1));
      }
      System.out.println("expired after it was due: " + delays);
      assertThat(delays).allMatch(delay -> delay.compareTo(IN_TIME) <= 0);
      awaitFolded(instances);
      assertThat(instances.number("SELECT expired FROM policy_counts")).isEqualTo(COUPONS + ROUNDS);
      awaitPublished(instances);
      instances.stop();
      judge(instances);
    }
  }

  private static Duration delayOfOne(SweepingInstances instances, int expired) throws Exception {
    instances.issue("TIME", 1);
    instances.clock().move(Duration.ofDays(31));
    long due = System.nanoTime();
    awaitStatus(instances, "EXPIRED", expired);
    return Duration.ofNanos(System.nanoTime() - due);
  }

  private static void judge(SweepingInstances instances) throws Exception {
    assertThat(
            instances.number(
                """
                SELECT count(*) FROM (
                    SELECT FROM coupon_history WHERE actor <> 'test'
                    GROUP BY coupon_id, from_status, to_status HAVING count(*) > 1) twice
                """))
        .isZero();
    Backends backends = instances.backends();
    TopicContents topics = TopicContents.read(backends.bootstrapServers(), Oracle.topics());
    assertThat(topics.of("coupon.cancelled")).hasSize(COUPONS);
    assertThat(topics.of("coupon.cancelled"))
        .extracting(each -> each.key())
        .doesNotHaveDuplicates();
    assertThat(topics.of("coupon.expired")).hasSize(COUPONS + ROUNDS);
    assertThat(topics.of("coupon.expired")).extracting(each -> each.key()).doesNotHaveDuplicates();
    DatabaseContents database =
        DatabaseContents.read(backends.jdbcUrl(), backends.user(), backends.password());
    Oracle.assertContent(new Contents(topics, database, List.of()));
  }

  @Test
  void only_what_is_old_and_needed_by_nobody_is_purged() throws Exception {
    try (SweepingInstances instances = new SweepingInstances(3)) {
      instances.http(0).createPolicy("TIME", 100_000, 100);
      instances.reserve(instances.issue("TIME", COUPONS));
      instances.clock().move(Duration.ofMinutes(31));
      awaitStatus(instances, "ISSUED", COUPONS);
      instances.execute(
          """
          INSERT INTO failed_events (dead_letter_id, topic, partition, "offset", record_timestamp,
              consumer_group, headers, reservation_id, reason, message, attempts, status, failed_at)
          SELECT reservation_id, 'payment.completed', 0, row_number() OVER (), 0, 'g', '',
              reservation_id, 'MISMATCH', 'x', 1, 'DEAD', now()
          FROM reservations WHERE coupon_id % 4 = 0
          """);
      // The database's clock can't be moved, and it is the one that a purge goes by.
      instances.execute(
          "UPDATE reservations SET changed_at = now() - interval '38 days 1 minute'"
              + " WHERE coupon_id % 2 = 0");
      instances.execute(
          "UPDATE reservations SET changed_at = now() - interval '37 days 23 hours'"
              + " WHERE coupon_id % 2 = 1");
      long commands = instances.number("SELECT count(*) FROM commands");
      instances.execute(
          "UPDATE commands SET created_at = now() - interval '25 hours' WHERE subject IN"
              + " (SELECT subject FROM commands ORDER BY command_id LIMIT 1000)");
      long oldCommands =
          instances.number(
              "SELECT count(*) FROM commands WHERE created_at < now() - interval '24 hours'");

      Await.until(
          BOUND,
          () -> instances.number("SELECT count(*) FROM reservations") == 3 * COUPONS / 4,
          () -> instances.number("SELECT count(*) FROM reservations") + " reservations are left");
      Await.until(
          BOUND,
          () -> instances.number("SELECT count(*) FROM commands") <= commands - 1_000,
          () -> instances.number("SELECT count(*) FROM commands") + " commands are left");
      awaitPublished(instances);
      instances.stop();
      assertThat(oldCommands).isLessThanOrEqualTo(1_000);
      assertThat(instances.number("SELECT count(*) FROM commands")).isEqualTo(commands - 1_000);
      assertThat(
              instances.number(
                  "SELECT count(*) FROM reservations WHERE coupon_id % 2 = 1 OR coupon_id % 4 = 0"))
          .isEqualTo(3 * COUPONS / 4);
    }
  }

  private static void awaitStatus(SweepingInstances instances, String status, long count)
      throws Exception {
    String sql = "SELECT count(*) FROM coupons WHERE status = '" + status + "'";
    Await.until(
        BOUND,
        () -> instances.number(sql) == count,
        () -> instances.number(sql) + " are " + status + ", not " + count);
  }

  private static void awaitFolded(SweepingInstances instances) throws Exception {
    String sql = "SELECT count(*) FROM policy_count_deltas";
    Await.until(BOUND, () -> instances.number(sql) == 0, () -> instances.number(sql) + " are left");
  }

  private static void awaitPublished(SweepingInstances instances) throws Exception {
    String sql = "SELECT count(*) FROM outbox";
    Await.until(BOUND, () -> instances.number(sql) == 0, () -> instances.number(sql) + " are left");
  }
}
