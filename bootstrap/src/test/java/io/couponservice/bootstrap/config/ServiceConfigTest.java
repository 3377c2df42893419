package io.couponservice.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A setting that no test looks at fails here. */
class ServiceConfigTest {

  private static final String TESTED =
      """
      profile zone db kafka http api outbox retry replay sweeps retention wrongCodes metrics metrics.open log log.format log.level
      db.url db.user db.password db.poolSize db.connectTimeout db.statementTimeout
      kafka.bootstrapServers kafka.startWait kafka.concurrency kafka.drainRecords kafka.drainBytes
      kafka.properties kafka.consumer kafka.producer
      http.port http.deadline api.tokens outbox.lease outbox.poll
      replay.perSecond replay.stopShare retry.maxAttempts retry.firstWait retry.maxWait
      sweeps.timeouts sweeps.expiry sweeps.counts sweeps.purge sweeps.batch
      retention.reservations retention.processedEvents retention.commands retention.failedEvents retention.audit
      wrongcodes.limit wrongcodes.window
      alarms alarms.window alarms.period alarms.hold alarms.processingDelay alarms.errorRatio
      alarms.errorRatioLeast alarms.deadLetters alarms.webhook webhook.url webhook.secret
      """;

  static Stream<String> settings() {
    return Stream.concat(
        Arrays.stream(ServiceConfig.class.getDeclaredMethods()).map(Method::getName),
        Arrays.stream(ServiceConfig.class.getDeclaredClasses())
            .filter(Class::isInterface)
            .flatMap(
                group ->
                    Arrays.stream(group.getDeclaredMethods())
                        .map(
                            method ->
                                group.getSimpleName().toLowerCase(java.util.Locale.ROOT)
                                    + "."
                                    + method.getName())));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void a_setting_and_its_default_are_tested(String setting) {
    assertThat(Arrays.asList(TESTED.split("\\s+", -1)))
        .as("add %s to ConfigSourcesTest, then here", setting)
        .contains(setting);
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void a_profile_is_in_the_jar(String profile) throws IOException {
    try (InputStream yaml =
        ServiceConfig.class.getResourceAsStream("/profile-" + profile + ".yaml")) {
      assertThat(new String(yaml.readAllBytes(), StandardCharsets.UTF_8))
          .contains("bootstrap-servers");
    }
  }

  static Stream<String> profiles() {
    return Stream.of("development", "production");
  }
}
