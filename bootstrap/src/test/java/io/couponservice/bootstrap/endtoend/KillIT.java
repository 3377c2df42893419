package io.couponservice.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.bootstrap.oracle.Acknowledged;
import io.couponservice.bootstrap.oracle.Contents;
import io.couponservice.bootstrap.oracle.DatabaseContents;
import io.couponservice.bootstrap.oracle.Oracle;
import io.couponservice.bootstrap.oracle.TopicContents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Instances die at random under load, and nothing is lost or doubled. The seed is printed; {@code
 * -Dkill.seed=} draws the same again, though threads and processes still race as they like.
 */
class KillIT {

  private static final int KILLS = 10;
  private static final Duration QUIET_END = Duration.ofSeconds(3);

  private final long seed = Long.getLong("kill.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);
  private final List<ServiceProcess> instances = new ArrayList<>();
  private Backends backends;

  @BeforeEach
  void startBackends() throws Exception {
    System.out.println("kill.seed=" + seed);
    backends = new EmbeddedBackends();
  }

  @AfterEach
  void stopAll() throws Exception {
    instances.forEach(ServiceProcess::close);
    if (backends != null) {
      backends.close();
    }
  }

  @Test
  void loneInstanceSurvivesKills() throws Exception {
    surviveKills(1);
  }

  @Test
  void oneOfTwoInstancesSurvivesKills() throws Exception {
    surviveKills(2);
  }

  private void surviveKills(int count) throws Exception {
    launch(count);
    LoadReport report;
    try (Progress progress = new Progress(backends);
        Load load =
            new Load(
                instances.stream().map(ServiceProcess::url).toList(),
                backends.bootstrapServers(),
                seed)) {
      load.start();
      Killer killer = new Killer(instances, progress, random);
      killer.kill(KILLS);
      instances.get(0).letRun(QUIET_END);
      report = load.finish();
      progress.awaitDrained();
      System.out.println(killer.kills() + " kills, " + report);
      assertThat(killer.kills().get(Killer.Moment.CONSUMING)).isGreaterThanOrEqualTo(3);
    }
    for (ServiceProcess each : instances) {
      each.stop();
    }
    judge(report);
  }

  private void launch(int count) throws Exception {
    for (int i = 1; i <= count; i++) {
      instances.add(ServiceProcess.of("instance-" + i + "-of-" + count, backends, Map.of()));
    }
    for (ServiceProcess each : instances) {
      each.launch();
    }
    for (ServiceProcess each : instances) {
      each.awaitReady();
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
    assertThat(topics.of("coupon.expired")).isNotEmpty();
    assertThat(database.failedEvents())
        .extracting(row -> row.reason())
        .contains("DOUBLE_PAYMENT", "UNKNOWN_COUPON", "UNKNOWN_RESERVATION", "MISMATCH");
    assertThat(topics.of("payment.completed.DLQ")).isNotEmpty();
    assertThat(topics.of("payment.failed.DLQ")).isNotEmpty();
  }
}
