package io.couponservice.bootstrap.demo;

import static io.couponservice.testing.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class TrafficTest {

  @Test
  void orders_of_all_kinds_go_on_and_the_figures_agree_with_the_database() throws Exception {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    try (DemoService service = new DemoService(Clock.systemUTC())) {
      try (Traffic traffic =
          Traffic.start(
              new PrintStream(lines, true, StandardCharsets.UTF_8),
              100,
              service.httpPort(),
              DemoService.TOKEN,
              service.bootstrapServers())) {
        TrafficFigures figures = traffic.figures();
        eventually(
            () -> {
              assertThat(figures.total("used")).isGreaterThan(300);
              assertThat(figures.total("released")).isGreaterThan(10);
              assertThat(figures.total("restored")).isGreaterThan(5);
              assertThat(figures.total("dead letters")).isPositive();
              assertThat(figures.total("refused")).isPositive();
              assertThat(lines.toString(StandardCharsets.UTF_8)).contains("orders ", "p99 ");
            });
        traffic.pause();
        eventually(
            () -> {
              assertThat(figures.total("issued"))
                  .isEqualTo(count(service, "SELECT count(*) FROM coupons"));
              assertThat(figures.total("reserved"))
                  .isEqualTo(count(service, "SELECT count(*) FROM reservations"));
              assertThat(figures.total("dead letters"))
                  .isEqualTo(
                      count(service, "SELECT count(*) FROM failed_events WHERE status = 'DEAD'"));
            });
        assertThat(figures.total("skipped")).isZero();
      }
    }
  }

  private static long count(DemoService service, String query) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(service.jdbcUrl(), service.user(), "");
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }
}
