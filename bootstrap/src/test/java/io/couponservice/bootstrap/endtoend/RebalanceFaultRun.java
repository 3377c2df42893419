package io.couponservice.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.bootstrap.oracle.Acknowledged;
import io.couponservice.bootstrap.oracle.Contents;
import io.couponservice.bootstrap.oracle.DatabaseContents;
import io.couponservice.bootstrap.oracle.Oracle;
import io.couponservice.bootstrap.oracle.TopicContents;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Instances join and leave at random under load: as it is, while a backlog is drained, and while
 * the database is away. In the end the oracle is content, and each partition is consumed. The seed
 * is printed; {@code -Drebalance.seed=} draws the same again.
 */
class RebalanceFaultRun {

  private static final int MOST = 4;
  private static final int CHANGES_UNDER_LOAD = 24;
  private static final int CHANGES_IN_DRAINS = 16;
  private static final int OUTAGES = 2;
  private static final int CHANGES_AN_OUTAGE = 5;
  private static final int BACKLOG = 4_000;
  private static final int PARTITIONS = 9;
  private static final Duration OUTAGE = Duration.ofSeconds(10);
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** Small transactions, so that a drain takes its time; few connections, so that all fit. */
  private static final Map<String, String> SETTINGS =
      Map.of("COUPON_DB_POOL_SIZE", "21", "COUPON_KAFKA_DRAIN_RECORDS", "20");

  private final long seed = Long.getLong("rebalance.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);
  private EmbeddedBackends backends;
  private int changes;
  private int changesWithBacklog;

  @BeforeEach
  void startBackends() {
    System.out.println("rebalance.seed=" + seed);
    backends = new EmbeddedBackends();
  }

  @AfterEach
  void stopBackends() {
    if (backends != null) {
      backends.close();
    }
  }

  @Test
  void nothingIsLostWhileInstancesComeAndGo() throws Exception {
    LoadReport report;
    try (Instances instances = new Instances(backends, MOST, SETTINGS)) {
      instances.joinUpTo(2);
      report = rebalanceUnderLoad(instances);
      assertEachPartitionIsConsumed();
    }
    System.out.printf(
        "%d joined or left, %d of them beside a backlog, %d around outages; %s%n",
        changes, changesWithBacklog, OUTAGES * CHANGES_AN_OUTAGE, report);
    assertThat(changes).isEqualTo(50);
    assertThat(changesWithBacklog).isGreaterThanOrEqualTo(CHANGES_IN_DRAINS / 2);
    judge(report);
  }

  private LoadReport rebalanceUnderLoad(Instances instances) throws Exception {
    try (Progress progress = new Progress(backends);
        PaymentEvents backlog = new PaymentEvents(backends.bootstrapServers(), ~seed);
        Load load = new Load(instances.urls(), backends.bootstrapServers(), seed)) {
      load.start();
      for (int i = 0; i < CHANGES_UNDER_LOAD; i++) {
        change(instances);
      }
      for (int i = 0; i < OUTAGES; i++) {
        changeInAnOutage(instances);
      }
      for (int i = 0; i < CHANGES_IN_DRAINS; i++) {
        changeInADrain(instances, backlog, progress);
      }
      LoadReport report = load.finish();
      progress.awaitDrained();
      return report;
    }
  }

  private void change(Instances instances) {
    instances.change(random);
    changes++;
  }

  private void changeInADrain(Instances instances, PaymentEvents backlog, Progress progress)
      throws Exception {
    for (int i = 0; i < BACKLOG; i++) {
      backlog.send(backlog.withoutCoupon(random.nextInt(1_000, 1 << 30)));
    }
    backlog.awaitSent();
    long before = progress.lag().values().stream().mapToLong(Long::longValue).sum();
    change(instances);
    changesWithBacklog += before > 0 ? 1 : 0;
  }

  /** One joins just before, so that the group is still at it; two leave while it lasts. */
  private void changeInAnOutage(Instances instances) throws Exception {
    instances.joinUpTo(MOST - 1);
    instances.joinUpTo(MOST);
    changes++;
    backends.postgres().stop();
    long end = System.nanoTime() + OUTAGE.toNanos();
    instances.leaveAny(random);
    instances.leaveAny(random);
    changes += 2;
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
    backends.postgres().start();
    instances.joinUpTo(MOST);
    changes += 2;
  }

  private void assertEachPartitionIsConsumed() throws Exception {
    try (Group group = new Group(backends.bootstrapServers());
        Progress progress = new Progress(backends);
        PaymentEvents fresh = new PaymentEvents(backends.bootstrapServers(), seed ^ 1)) {
      Await.until(
          LIMIT,
          () -> group.assigned().size() == PARTITIONS,
          () -> "not all partitions are assigned");
      assertThat(group.assigned()).doesNotHaveDuplicates();
      assertThat(progress.lag()).isEmpty();
      Map<TopicPartition, Long> ends = progress.ends();
      assertThat(ends).hasSize(PARTITIONS);
      for (TopicPartition each : ends.keySet()) {
        fresh.sendWithoutCoupon(each);
      }
      fresh.awaitSent();
      Map<TopicPartition, Long> after = progress.ends();
      ends.forEach((partition, end) -> assertThat(after.get(partition)).isGreaterThan(end));
      progress.awaitDrained();
    }
  }

  private void judge(LoadReport report) throws Exception {
    DatabaseContents database =
        DatabaseContents.read(backends.jdbcUrl(), backends.user(), backends.password());
    TopicContents topics = TopicContents.read(backends.bootstrapServers(), Oracle.topics());
    Oracle.assertContent(new Contents(topics, database, report.acknowledged()));
    assertThat(report.surprises()).as("answers that a correct service never gives").isEmpty();

    // An oracle is content with a service that did nothing, so see that it did.
    assertThat(report.count(Acknowledged.Reservation.class)).isGreaterThan(500);
    assertThat(topics.of("coupon.used")).hasSizeGreaterThan(500);
    assertThat(topics.of("coupon.cancelled")).hasSizeGreaterThan(50);
  }
}
