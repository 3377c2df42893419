package io.couponservice.bootstrap.endtoend;

import io.couponservice.bootstrap.config.ConfigSources;
import io.couponservice.bootstrap.servers.TestServers;
import io.couponservice.bootstrap.wiring.CouponService;
import java.sql.SQLException;
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

  /** On the test servers, with a database that others may have, too. */
  RunningService(String jdbcUrl) {
    this(jdbcUrl, TestServers.postgres().user(), TestServers.kafka().bootstrapServers());
  }

  /** On servers of a test's own. */
  RunningService(Backends backends) {
    this(backends.jdbcUrl(), backends.user(), backends.bootstrapServers());
  }

  private RunningService(String jdbcUrl, String user, String bootstrapServers) {
    this.jdbcUrl = jdbcUrl;
    this.user = user;
    this.bootstrapServers = bootstrapServers;
    service =
        CouponService.start(
            ConfigSources.read(
                null,
                Map.of(
                    "COUPON_DB_URL",
                    jdbcUrl,
                    "COUPON_DB_USER",
                    user,
                    "COUPON_KAFKA_BOOTSTRAP_SERVERS",
                    bootstrapServers,
                    "COUPON_HTTP_PORT",
                    "0",
                    "COUPON_API_TOKENS",
                    "test:admin:" + TOKEN)));
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
