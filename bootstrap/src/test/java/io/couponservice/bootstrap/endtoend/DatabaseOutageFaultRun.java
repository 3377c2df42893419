package io.couponservice.bootstrap.endtoend;

import io.couponservice.persistence.embedded.PostgresServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The database goes away in each way that it can, and an outage is no failure. */
@Timeout(300)
class DatabaseOutageFaultRun {

  private static final Duration SHORT = Duration.ofSeconds(14);

  private final EmbeddedBackends backends = new EmbeddedBackends(60);
  private final PostgresServer postgres = backends.postgres();
  private AdminSession admin;

  @AfterEach
  void stopAll() throws Exception {
    postgres.thaw();
    if (admin != null) {
      admin.close();
    }
    backends.close();
  }

  @Test
  void stopped() throws Exception {
    survive("database stopped", Duration.ofSeconds(60), postgres::stop, postgres::start);
  }

  @Test
  void killed() throws Exception {
    survive("database killed", SHORT, postgres::kill, postgres::start);
  }

  @Test
  void frozen() throws Exception {
    survive("database frozen", SHORT, postgres::freeze, postgres::thaw);
  }

  @Test
  void inRecovery() throws Exception {
    survive("database in recovery", SHORT, postgres::restartAsStandby, this::promote);
  }

  private void promote() throws Exception {
    admin = new AdminSession(backends);
    admin.execute("SELECT pg_promote()");
  }

  @Test
  void outOfConnections() throws Exception {
    admin = new AdminSession(backends);
    survive("database out of connections", SHORT, admin::takeAllConnections, admin::close);
  }

  @Test
  void readOnly() throws Exception {
    admin = new AdminSession(backends);
    survive(
        "database read-only",
        SHORT,
        () ->
            admin.execute(
                "ALTER SYSTEM SET default_transaction_read_only = on", "SELECT pg_reload_conf()"),
        () ->
            admin.execute(
                "SET default_transaction_read_only = off",
                "ALTER SYSTEM RESET default_transaction_read_only",
                "SELECT pg_reload_conf()"));
  }

  private void survive(String name, Duration length, Outage.Step begin, Outage.Step end)
      throws Exception {
    OutageFigures figures = new OutageRun(backends, length, new Outage(begin, end)).run(name);
    figures.requireQuickAndNormalSoon().requireRefused();
    figures.requireNotReady();
  }
}
