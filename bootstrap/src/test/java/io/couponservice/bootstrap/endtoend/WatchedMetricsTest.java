package io.couponservice.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.bootstrap.documents.AlertRules;
import io.couponservice.bootstrap.documents.Dashboard;
import io.couponservice.bootstrap.servers.TestServers;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The rules and the dashboard ask for nothing that the running service does not tell. */
@Timeout(120)
class WatchedMetricsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What Prometheus adds to everything that it reads. */
  private static final Set<String> LABELS_OF_PROMETHEUS = Set.of("{job}", "{instance}");

  /** What Prometheus makes up by itself. */
  private static final Set<String> NOT_OF_THE_SERVICE = Set.of("up");

  private static RunningService service;
  private static HttpCalls http;

  @BeforeAll
  static void start() throws Exception {
    service = new RunningService();
    http = service.http();
    try (KafkaPeer peer = new KafkaPeer(TestServers.kafka().bootstrapServers())) {
      // A partition that nothing was ever read from has no lag to be told.
      peer.send("payment.completed", "WATCHED", "not JSON");
    }
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  @Test
  void alerts_ask_for_what_there_is() throws Exception {
    Collection<String> queries = AlertRules.queries().values();
    assertThat(queries).hasSizeGreaterThan(8);
    awaitAll(queries);
  }

  @Test
  void the_dashboard_asks_for_what_there_is() throws Exception {
    // Its pauses are shown once there was one.
    System.gc();
    awaitAll(Dashboard.queries());
  }

  private static void awaitAll(Collection<String> queries) throws Exception {
    Set<String> missing = new TreeSet<>();
    Await.until(
        PATIENCE,
        () -> {
          missing.clear();
          queries.forEach(query -> missing.addAll(PromQuery.names(query)));
          missing.removeIf(WatchedMetricsTest::isOfPrometheus);
          missing.removeAll(told());
          return missing.isEmpty();
        },
        () -> "not told: " + missing);
  }

  private static boolean isOfPrometheus(String name) {
    return NOT_OF_THE_SERVICE.contains(name)
        || LABELS_OF_PROMETHEUS.stream().anyMatch(name::endsWith);
  }

  /** The names of metrics, and after a name, each label that it has. */
  private static Set<String> told() throws Exception {
    Set<String> told = new TreeSet<>();
    for (String sample : PrometheusText.parse(http.getText("/metrics")).keySet()) {
      told.addAll(PromQuery.names(sample));
    }
    return told;
  }
}
