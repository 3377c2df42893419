package io.couponservice.bootstrap.endtoend;

import io.couponservice.bootstrap.config.ConfigSources;
import io.couponservice.bootstrap.servers.TestServers;
import io.couponservice.bootstrap.wiring.CouponService;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * The service in this process, on the test servers, with a database of its own. When it stops, all
 * that it published is held against the schemas.
 */
final class RunningService implements AutoCloseable {

  static final String TOKEN = "token-of-the-test";

  private final String jdbcUrl;
  private final String user;
  private final String bootstrapServers;
  private final CouponService service;

  RunningService() {
    this(TestServers.newDatabase());
  }

  /** With settings of a test's own, as variables of the environment. */
  RunningService(Map<String, String> settings) {
    this(
        TestServers.newDatabase(),
        TestServers.postgres().user(),
        TestServers.kafka().bootstrapServers(),
        settings);
  }

  /** On the test servers, with a database that others may have, too. */
  RunningService(String jdbcUrl) {
    this(jdbcUrl, TestServers.postgres().user(), TestServers.kafka().bootstrapServers(), Map.of());
  }

  /** On servers of a test's own. */
  RunningService(Backends backends) {
    this(backends.jdbcUrl(), backends.user(), backends.bootstrapServers(), Map.of());
  }

  private RunningService(
      String jdbcUrl, String user, String bootstrapServers, Map<String, String> settings) {
    this.jdbcUrl = jdbcUrl;
    this.user = user;
    this.bootstrapServers = bootstrapServers;
    Map<String, String> environment = new HashMap<>(settings);
    environment.put("COUPON_DB_URL", jdbcUrl);
    environment.put("COUPON_DB_USER", user);
    environment.put("COUPON_KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    environment.put("COUPON_HTTP_PORT", "0");
    environment.put("COUPON_API_TOKENS", "test:admin:" + TOKEN);
    service = CouponService.start(ConfigSources.read(null, environment));
  }

  HttpCalls http() {
    return new HttpCalls(service.httpPort(), TOKEN);
  }

  int port() {
    return service.httpPort();
  }

  String jdbcUrl() {
    return jdbcUrl;
  }

  @Override
  public void close() throws SQLException {
    service.close();
    PublishedRecords.assertConform(bootstrapServers);
    PublishedRecords.assertOutboxConforms(jdbcUrl, user);
  }
}
