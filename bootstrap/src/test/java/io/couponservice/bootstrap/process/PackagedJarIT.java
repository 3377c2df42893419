package io.couponservice.bootstrap.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.bootstrap.servers.TestServers;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as it is shipped. */
class PackagedJarIT {

  private static final String JAR = System.getProperty("coupon.service.jar");

  @TempDir private Path directory;

  @Test
  void it_serves_and_ends_with_0_after_sigterm() throws Exception {
    try (Child service = Child.java(directory, environment(), "-jar", JAR)) {
      service.awaitOutput("serving on port");
      service.terminate();
      assertThat(service.awaitExit()).as(service.output()).isZero();
      assertThat(service.output()).contains("stopped").doesNotContain("ERROR");
    }
  }

  @Test
  void it_migrates_and_ends() throws Exception {
    try (Child migration = Child.java(directory, environment(), "-jar", JAR, "migrate")) {
      assertThat(migration.awaitExit()).as(migration.output()).isZero();
      assertThat(migration.output()).contains("1 migrations applied");
    }
  }

  @Test
  void it_tells_all_mistakes_of_the_configuration_and_ends_with_2() throws Exception {
    try (Child service =
        Child.java(directory, Map.of("COUPON_HTTP_PORT", "many"), "-jar", JAR, "serve")) {
      assertThat(service.awaitExit()).isEqualTo(2);
      assertThat(service.output())
          .contains("coupon.db.url is required", "coupon.api.tokens", "coupon.http.port")
          .doesNotContain("Exception");
    }
  }

  @Test
  void it_names_a_port_that_is_taken_and_ends_with_2() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      Map<String, String> environment = environment();
      environment.put("COUPON_HTTP_PORT", Integer.toString(taken.getLocalPort()));
      try (Child service = Child.java(directory, environment, "-jar", JAR)) {
        assertThat(service.awaitExit()).as(service.output()).isEqualTo(2);
        assertThat(service.output()).contains("port " + taken.getLocalPort());
      }
    }
  }

  @Test
  void it_ends_with_1_if_the_database_is_away() throws Exception {
    Map<String, String> environment = environment();
    environment.put("COUPON_DB_URL", "jdbc:postgresql://127.0.0.1:1/coupon");
    try (Child service = Child.java(directory, environment, "-jar", JAR)) {
      assertThat(service.awaitExit()).as(service.output()).isEqualTo(1);
      assertThat(service.output()).contains("the service did not start");
    }
  }

  @Test
  void it_waits_for_a_broker_says_so_and_ends_with_1_if_none_comes() throws Exception {
    Map<String, String> environment = environment();
    environment.put("COUPON_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");
    environment.put("COUPON_KAFKA_START_WAIT", "PT6S");
    try (Child service = Child.java(directory, environment, "-jar", JAR)) {
      assertThat(service.awaitExit()).as(service.output()).isEqualTo(1);
      assertThat(service.output())
          .contains("no Kafka broker answers; waiting for another")
          .contains("the service did not start: no Kafka broker has answered in 6 s");
    }
  }

  @Test
  void it_ends_with_0_after_sigterm_while_it_still_starts() throws Exception {
    Map<String, String> environment = environment();
    environment.put("COUPON_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1");
    environment.put("COUPON_KAFKA_START_WAIT", "PT5M");
    try (Child service = Child.java(directory, environment, "-jar", JAR)) {
      service.awaitOutput("no Kafka broker answers; waiting for another");
      service.terminate();
      assertThat(service.awaitExit()).as(service.output()).isZero();
      assertThat(service.output()).contains("stopped").doesNotContain("did not start");
    }
  }

  @Test
  void it_explains_itself() throws Exception {
    try (Child help = Child.java(directory, Map.of(), "-jar", JAR, "--help")) {
      assertThat(help.awaitExit()).isZero();
      assertThat(help.output()).contains("serve", "migrate", "--config");
    }
    try (Child unknown = Child.java(directory, Map.of(), "-jar", JAR, "sing")) {
      assertThat(unknown.awaitExit()).isEqualTo(2);
    }
  }

  @Test
  void it_holds_no_broker_and_no_embedded_database() throws Exception {
    try (JarFile jar = new JarFile(JAR)) {
      List<String> names = jar.stream().map(Object::toString).toList();
      assertThat(names).contains("io/couponservice/bootstrap/Main.class");
      assertThat(names)
          .noneMatch(name -> name.startsWith("kafka/server/"))
          .noneMatch(name -> name.startsWith("scala/"))
          .noneMatch(name -> name.startsWith("io/zonky/"))
          .noneMatch(name -> name.endsWith(".txz"));
    }
  }

  private static Map<String, String> environment() {
    return new HashMap<>(
        Map.of(
            "COUPON_DB_URL", TestServers.newDatabase(),
            "COUPON_DB_USER", TestServers.postgres().user(),
            "COUPON_KAFKA_BOOTSTRAP_SERVERS", TestServers.kafka().bootstrapServers(),
            "COUPON_HTTP_PORT", "0",
            "COUPON_API_TOKENS", "test:admin:token-of-the-test"));
  }
}
