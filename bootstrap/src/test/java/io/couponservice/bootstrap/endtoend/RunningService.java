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

  private static final String TOKEN = "token-of-the-test";

  private final String jdbcUrl = TestServers.newDatabase();
  private final CouponService service;

  RunningService() {
    service =
        CouponService.start(
            ConfigSources.read(
                null,
                Map.of(
                    "COUPON_DB_URL",
                    jdbcUrl,
                    "COUPON_DB_USER",
                    TestServers.postgres().user(),
                    "COUPON_KAFKA_BOOTSTRAP_SERVERS",
                    TestServers.kafka().bootstrapServers(),
                    "COUPON_HTTP_PORT",
                    "0",
                    "COUPON_API_TOKENS",
                    "test:admin:" + TOKEN)));
  }

  HttpCalls http() {
    return new HttpCalls(service.httpPort(), TOKEN);
  }

  String jdbcUrl() {
    return jdbcUrl;
  }

  @Override
  public void close() throws SQLException {
    service.close();
    PublishedRecords.assertConform(TestServers.kafka().bootstrapServers());
    PublishedRecords.assertOutboxConforms(jdbcUrl, TestServers.postgres().user());
  }
}
