package io.couponservice.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.couponservice.bootstrap.config.ServiceConfig.LogFormat;
import io.couponservice.bootstrap.config.ServiceConfig.LogLevel;
import io.couponservice.bootstrap.config.ServiceConfig.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigSourcesTest {

  private static final Map<String, String> MINIMAL =
      Map.of(
          "COUPON_DB_URL", "jdbc:postgresql://db/coupon",
          "COUPON_DB_USER", "coupon",
          "COUPON_KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
          "COUPON_API_TOKENS", "shop:service:12345678");

  @TempDir private Path directory;

  @Test
  void the_environment_alone_is_enough_and_the_rest_has_defaults() {
    ServiceConfig config = ConfigSources.read(null, MINIMAL);
    assertThat(config.db().url()).isEqualTo("jdbc:postgresql://db/coupon");
    assertThat(config.db().user()).isEqualTo("coupon");
    assertThat(config.db().password()).isEmpty();
    assertThat(config.db().poolSize()).isEqualTo(24);
    assertThat(config.db().connectTimeout()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.db().statementTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.kafka().bootstrapServers()).isEqualTo("kafka:9092");
    assertThat(config.kafka().startWait()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.kafka().concurrency()).isEqualTo(3);
    assertThat(config.kafka().drainRecords()).isEqualTo(1_000);
    assertThat(config.kafka().drainBytes()).isEqualTo(8L << 20);
    assertThat(config.kafka().properties()).isEmpty();
    assertThat(config.kafka().consumer()).isEmpty();
    assertThat(config.kafka().producer()).isEmpty();
    assertThat(config.http().port()).isEqualTo(8080);
    assertThat(config.metrics().open()).isEqualTo(Truth.TRUE);
    assertThat(config.log().format()).isEqualTo(LogFormat.TEXT);
    assertThat(config.log().level()).isEqualTo(LogLevel.INFO);
    assertThat(config.http().deadline()).isEqualTo(Duration.ofMillis(1_500));
    assertThat(config.api().tokens()).isEqualTo("shop:service:12345678");
    assertThat(config.outbox().lease()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.outbox().poll()).isEqualTo(Duration.ofMillis(250));
    assertThat(config.retry().maxAttempts()).isEqualTo(3);
    assertThat(config.retry().firstWait()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.retry().maxWait()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.replay().perSecond()).isEqualTo(500);
    assertThat(config.replay().stopShare()).isEqualTo(0.2);
    assertThat(config.sweeps().timeouts()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.sweeps().expiry()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.sweeps().counts()).isEqualTo(Duration.ofSeconds(1));
    assertThat(config.sweeps().purge()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.sweeps().batch()).isEqualTo(500);
    assertThat(config.retention().reservations()).isEqualTo(Duration.ofDays(38));
    assertThat(config.retention().processedEvents()).isEqualTo(Duration.ofDays(8));
    assertThat(config.retention().commands()).isEqualTo(Duration.ofDays(1));
    assertThat(config.retention().failedEvents()).isEqualTo(Duration.ofDays(90));
    assertThat(config.retention().audit()).isEqualTo(Duration.ofDays(400));
    assertThat(config.wrongCodes().limit()).isEqualTo(10);
    assertThat(config.wrongCodes().window()).isEqualTo(Duration.ofMinutes(10));
    assertThat(config.alarms().window()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.alarms().period()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.alarms().hold()).isEqualTo(Duration.ofMinutes(1));
    assertThat(config.alarms().processingDelay()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.alarms().errorRatio()).isEqualTo(0.01);
    assertThat(config.alarms().errorRatioLeast()).isEqualTo(100);
    assertThat(config.alarms().deadLetters()).isEqualTo(100);
    assertThat(config.alarms().webhook().url()).isEmpty();
    assertThat(config.alarms().webhook().secret()).isEmpty();
    assertThat(config.zone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(config.profile()).isEmpty();
  }

  @Test
  void the_environment_wins_over_the_file_and_the_file_over_the_profile() throws IOException {
    Path file =
        yaml(
            """
            coupon:
              http: {port: 7000}
              kafka:
                bootstrap-servers: file:9092
                concurrency: 5
                properties:
                  security.protocol: SASL_SSL
                  "sasl.mechanism": PLAIN
                consumer: {max.poll.records: 100}
            """);
    Map<String, String> environment = with("COUPON_PROFILE", "development");
    environment.put("COUPON_HTTP_PORT", "9000");
    environment.remove("COUPON_KAFKA_BOOTSTRAP_SERVERS");
    ServiceConfig config = ConfigSources.read(file, environment);
    assertThat(config.http().port()).isEqualTo(9000);
    assertThat(config.kafka().bootstrapServers()).isEqualTo("file:9092");
    assertThat(config.kafka().concurrency()).isEqualTo(5);
    assertThat(config.kafka().properties())
        .isEqualTo(Map.of("security.protocol", "SASL_SSL", "sasl.mechanism", "PLAIN"));
    assertThat(config.kafka().consumer()).isEqualTo(Map.of("max.poll.records", "100"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "development|localhost:29092",
        "production|kafka-prod-1:9092,kafka-prod-2:9092,kafka-prod-3:9092"
      })
  void a_profile_knows_the_brokers(String profile, String brokers) {
    Map<String, String> environment = with("COUPON_PROFILE", profile);
    environment.remove("COUPON_KAFKA_BOOTSTRAP_SERVERS");
    assertThat(ConfigSources.read(null, environment).kafka().bootstrapServers()).isEqualTo(brokers);
  }

  @Test
  void all_missing_settings_are_told_at_once() {
    assertThat(mistakes(null, Map.of()))
        .anyMatch(mistake -> mistake.contains("coupon.db.url"))
        .anyMatch(mistake -> mistake.contains("coupon.db.user"))
        .anyMatch(mistake -> mistake.contains("coupon.kafka.bootstrap-servers"))
        .anyMatch(mistake -> mistake.contains("coupon.api.tokens"));
  }

  @Test
  void all_settings_out_of_range_are_told_at_once() {
    Map<String, String> environment = with("COUPON_HTTP_PORT", "70000");
    environment.put("COUPON_DB_URL", "mysql://db");
    environment.put("COUPON_DB_POOL_SIZE", "16");
    environment.put("COUPON_KAFKA_START_WAIT", "PT0S");
    environment.put("COUPON_KAFKA_CONCURRENCY", "0");
    environment.put("COUPON_KAFKA_DRAIN_RECORDS", "0");
    environment.put("COUPON_KAFKA_DRAIN_BYTES", "0");
    environment.put("COUPON_DB_CONNECT_TIMEOUT", "PT0S");
    environment.put("COUPON_DB_STATEMENT_TIMEOUT", "PT0S");
    environment.put("COUPON_HTTP_DEADLINE", "PT0S");
    environment.put("COUPON_OUTBOX_LEASE", "PT0S");
    environment.put("COUPON_OUTBOX_POLL", "PT-1S");
    environment.put("COUPON_RETRY_MAX_ATTEMPTS", "0");
    environment.put("COUPON_RETRY_FIRST_WAIT", "PT0.009S");
    environment.put("COUPON_RETRY_MAX_WAIT", "PT0.008S");
    environment.put("COUPON_REPLAY_PER_SECOND", "0");
    environment.put("COUPON_REPLAY_STOP_SHARE", "1.1");
    environment.put("COUPON_SWEEPS_TIMEOUTS", "PT0S");
    environment.put("COUPON_SWEEPS_EXPIRY", "PT0S");
    environment.put("COUPON_SWEEPS_COUNTS", "PT0S");
    environment.put("COUPON_SWEEPS_PURGE", "PT0S");
    environment.put("COUPON_SWEEPS_BATCH", "0");
    environment.put("COUPON_RETENTION_RESERVATIONS", "P37D");
    environment.put("COUPON_RETENTION_PROCESSED_EVENTS", "P7D");
    environment.put("COUPON_RETENTION_COMMANDS", "P39D");
    environment.put("COUPON_RETENTION_FAILED_EVENTS", "P7D");
    environment.put("COUPON_RETENTION_AUDIT", "P89D");
    environment.put("COUPON_WRONG_CODES_LIMIT", "0");
    environment.put("COUPON_WRONG_CODES_WINDOW", "P2D");
    environment.put("COUPON_ALARMS_WINDOW", "PT0.9S");
    environment.put("COUPON_ALARMS_PERIOD", "PT1S");
    environment.put("COUPON_ALARMS_HOLD", "PT-1S");
    environment.put("COUPON_ALARMS_PROCESSING_DELAY", "PT0S");
    environment.put("COUPON_ALARMS_ERROR_RATIO", "1");
    environment.put("COUPON_ALARMS_ERROR_RATIO_LEAST", "0");
    environment.put("COUPON_ALARMS_DEAD_LETTERS", "-1");
    environment.put("COUPON_ALARMS_WEBHOOK_URL", "ftp://87654321@host/");
    environment.put("COUPON_ALARMS_WEBHOOK_SECRET", "87654321");
    environment.put(
        "COUPON_API_TOKENS", "a:root:12345678,b:admin:short,c,d:admin:87654321,e:viewer:87654321");
    assertThat(mistakes(null, environment))
        .extracting(mistake -> mistake.substring(0, mistake.indexOf(':')))
        .containsExactlyInAnyOrder(
            "coupon.db.url",
            "coupon.db.pool-size",
            "coupon.db.connect-timeout",
            "coupon.db.statement-timeout",
            "coupon.kafka.start-wait",
            "coupon.kafka.concurrency",
            "coupon.kafka.drain-records",
            "coupon.kafka.drain-bytes",
            "coupon.http.port",
            "coupon.http.deadline",
            "coupon.outbox.lease",
            "coupon.outbox.poll",
            "coupon.retry.max-attempts",
            "coupon.retry.first-wait",
            "coupon.retry.max-wait",
            "coupon.replay.per-second",
            "coupon.replay.stop-share",
            "coupon.sweeps.timeouts",
            "coupon.sweeps.expiry",
            "coupon.sweeps.counts",
            "coupon.sweeps.purge",
            "coupon.sweeps.batch",
            "coupon.retention.reservations",
            "coupon.retention.processed-events",
            "coupon.retention.commands",
            "coupon.retention.failed-events",
            "coupon.retention.audit",
            "coupon.wrong-codes.limit",
            "coupon.wrong-codes.window",
            "coupon.alarms.window",
            "coupon.alarms.period",
            "coupon.alarms.hold",
            "coupon.alarms.processing-delay",
            "coupon.alarms.error-ratio",
            "coupon.alarms.error-ratio-least",
            "coupon.alarms.dead-letters",
            "coupon.alarms.webhook.url",
            "coupon.alarms.webhook.secret",
            "coupon.api.tokens",
            "coupon.api.tokens",
            "coupon.api.tokens",
            "coupon.api.tokens");
    assertThat(mistakes(null, environment)).noneMatch(mistake -> mistake.contains("87654321"));
  }

  @Test
  void what_is_missing_what_cannot_be_read_and_what_is_out_of_range_are_told_at_once() {
    Map<String, String> environment = with("COUPON_HTTP_PORT", "many");
    environment.remove("COUPON_DB_USER");
    environment.put("COUPON_DB_URL", "mysql://db");
    environment.put("COUPON_API_TOKENS", "a:root:12345678");
    assertThat(mistakes(null, environment))
        .hasSize(4)
        .anyMatch(mistake -> mistake.contains("coupon.http.port"))
        .anyMatch(mistake -> mistake.contains("coupon.db.user"))
        .anyMatch(mistake -> mistake.contains("coupon.db.url"))
        .anyMatch(mistake -> mistake.contains("coupon.api.tokens"));
  }

  @Test
  void a_broken_file_is_told_without_its_secrets() throws IOException {
    assertThat(mistakes(yaml("coupon:\n  db: {password: \"hunter2secret\n  x: [\n"), MINIMAL))
        .singleElement()
        .asString()
        .contains("coupon.yaml", "line")
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @CsvSource({
    "COUPON_HTTP_PORT, many, coupon.http.port",
    "COUPON_ZONE, Nowhere, coupon.zone",
    "COUPON_LOG_FORMAT, xml, coupon.log.format",
    "COUPON_LOG_LEVEL, loud, coupon.log.level",
    "COUPON_METRICS_OPEN, perhaps, coupon.metrics.open",
    "COUPON_SWEEPS_TIMEOUTS, soon, PT1.5S",
    "COUPON_ALARMS_ERROR_RATIO, some, coupon.alarms.error-ratio",
    "COUPON_DB_CONNECT_TIMEOUT, soon, coupon.db.connect-timeout",
    "COUPON_PROFILE, staging, coupon.profile",
    "COUPON_API_TOKENS, ',', coupon.api.tokens"
  })
  void a_value_that_cannot_be_read_is_named(String variable, String value, String setting) {
    assertThat(mistakes(null, with(variable, value)))
        .anyMatch(mistake -> mistake.contains(setting));
  }

  @ParameterizedTest
  @CsvSource({
    "https://hooks.example.org/x?y=1, sixteen-or-more-c, ",
    ", sixteen-or-more-c, ",
    "https://hooks.example.org/x, , coupon.alarms.webhook.secret",
    "https://hooks.example.org/x, fifteen-charact, coupon.alarms.webhook.secret",
    "hooks.example.org, sixteen-or-more-c, coupon.alarms.webhook.url",
    "https:///x, sixteen-or-more-c, coupon.alarms.webhook.url",
    "https://me:pass@hooks.example.org/, sixteen-or-more-c, coupon.alarms.webhook.url",
    "https://hooks.example.org/#x, sixteen-or-more-c, coupon.alarms.webhook.url",
    "file:///etc/passwd, sixteen-or-more-c, coupon.alarms.webhook.url",
    "http://a b/, sixteen-or-more-c, coupon.alarms.webhook.url"
  })
  void a_webhook_has_an_address_and_a_secret(String url, String secret, String mistake) {
    Map<String, String> environment = new HashMap<>(MINIMAL);
    environment.put("COUPON_ALARMS_WEBHOOK_URL", url == null ? "" : url);
    environment.put("COUPON_ALARMS_WEBHOOK_SECRET", secret == null ? "" : secret);
    if (mistake == null) {
      ServiceConfig config = ConfigSources.read(null, environment);
      assertThat(config.alarms().webhook().url()).isEqualTo(Optional.ofNullable(url));
      assertThat(config.alarms().webhook().secret()).contains(secret);
    } else {
      assertThat(mistakes(null, environment))
          .singleElement()
          .asString()
          .startsWith(mistake + ": must be ")
          .doesNotContain("example.org")
          .doesNotContain("pass");
    }
  }

  @Test
  void an_unknown_setting_in_the_file_is_named() throws IOException {
    assertThat(mistakes(yaml("coupon: {htp: {port: 1}}"), MINIMAL))
        .anyMatch(mistake -> mistake.contains("coupon.htp.port"));
  }

  @Test
  void a_file_that_cannot_be_read_is_named() throws IOException {
    assertThat(mistakes(directory.resolve("none.yaml"), MINIMAL))
        .containsExactly("--config: cannot read " + directory.resolve("none.yaml"));
    assertThatThrownBy(() -> ConfigSources.read(yaml("coupon: [not, a"), MINIMAL))
        .isInstanceOf(BadConfigurationException.class);
  }

  private Path yaml(String content) throws IOException {
    return Files.writeString(directory.resolve("coupon.yaml"), content);
  }

  private static Map<String, String> with(String variable, String value) {
    Map<String, String> environment = new HashMap<>(MINIMAL);
    environment.put(variable, value);
    return environment;
  }

  private static List<String> mistakes(Path file, Map<String, String> environment) {
    return catchThrowableOfType(
            BadConfigurationException.class, () -> ConfigSources.read(file, environment))
        .mistakes();
  }
}
