package io.couponservice.bootstrap.demo;

import io.couponservice.bootstrap.config.ConfigSources;
import io.couponservice.bootstrap.wiring.CouponService;
import io.couponservice.kafka.embedded.KafkaBroker;
import io.couponservice.kafka.embedded.KafkaBrokerOptions;
import io.couponservice.persistence.embedded.PostgresOptions;
import io.couponservice.persistence.embedded.PostgresServer;
import java.time.Clock;
import java.util.Map;

/** The service on servers of its own, by any clock. */
final class DemoService implements AutoCloseable {

  static final String TOKEN = "token-of-the-demo";

  private final PostgresServer postgres = PostgresServer.start(PostgresOptions.temporary());
  private final KafkaBroker kafka = KafkaBroker.start(KafkaBrokerOptions.temporary());
  private final CouponService service;

  DemoService(Clock clock) {
    postgres.createDatabase("demo");
    service =
        CouponService.start(
            ConfigSources.read(
                null,
                Map.of(
                    "COUPON_DB_URL", jdbcUrl(),
                    "COUPON_DB_USER", user(),
                    "COUPON_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers(),
                    "COUPON_HTTP_PORT", "0",
                    "COUPON_API_TOKENS", "demo:admin:" + TOKEN)),
            clock);
  }

  int httpPort() {
    return service.httpPort();
  }

  String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  String jdbcUrl() {
    return postgres.jdbcUrl("demo");
  }

  String user() {
    return postgres.user();
  }

  @Override
  public void close() {
    try (postgres;
        kafka) {
      service.close();
    }
  }
}
