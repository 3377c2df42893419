package io.couponservice.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.port.OutageException;
import io.couponservice.application.port.Transactions;
import io.couponservice.embedded.LoopbackPort;
import io.couponservice.persistence.embedded.PostgresOptions;
import io.couponservice.persistence.embedded.PostgresServer;
import io.couponservice.persistence.outbox.JdbiOutboxLeases;
import io.couponservice.persistence.transaction.JdbiTransactions;
import io.couponservice.testing.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class DatabaseOutageTest {

  private static final Duration SHORT = Duration.ofMillis(500);

  @Test
  void aServerThatStopsIsAnOutageUntilItIsBack() throws Exception {
    try (PostgresServer server = PostgresServer.start(PostgresOptions.temporary());
        Database database = open(server.jdbcUrl("postgres"), 4)) {
      Migrations.migrate(database);
      Transactions transactions = new JdbiTransactions(database.jdbi(), () -> {});
      assertThat(database.reachable()).isTrue();

      assertOutage(() -> claim(transactions, "c1", server::stop));
      assertThat(database.reachable()).isFalse();
      assertOutage(() -> claim(transactions, "c1", () -> {}));
      assertOutage(() -> new JdbiOutboxLeases(database.jdbi()).renew("one", SHORT, true));

      server.start();
      // The pool tries again after a pause that grew while the server was away.
      Eventually.eventually(() -> assertThat(database.reachable()).isTrue());
      claim(transactions, "c1", () -> {});
      assertThat(
              transactions.<Map<String, String>>inTransaction(
                  stores -> stores.commands().subjects(List.of("c1"))))
          .hasSize(1);
    }
  }

  @Test
  void aServerThatIsNotThereIsAnOutageWhenItIsFirstNeeded() {
    String url = "jdbc:postgresql://127.0.0.1:" + LoopbackPort.anyFree() + "/postgres";
    try (Database database = open(url, 2)) {
      assertThat(database.reachable()).isFalse();
      assertOutage(() -> claim(new JdbiTransactions(database.jdbi(), () -> {}), "c1", () -> {}));
    }
  }

  @Test
  void aPoolWithoutAFreeConnectionIsAnOutageAndNoLongWait() {
    try (Database database = open(TestServer.newDatabase(), 2)) {
      Transactions transactions = new JdbiTransactions(database.jdbi(), () -> {});
      try (Handle one = database.jdbi().open();
          Handle other = database.jdbi().open()) {
        assertThat(List.of(one, other)).noneMatch(Handle::isClosed);
        assertOutage(() -> transactions.inTransaction(stores -> null));
      }
      assertThat(transactions.<String>inTransaction(stores -> "free again"))
          .isEqualTo("free again");
    }
  }

  @Test
  void thePasswordIsNotShown() {
    assertThat(new DatabaseSettings("jdbc:x", "user", "pass-word", 2, SHORT, SHORT).toString())
        .contains("jdbc:x", "user")
        .doesNotContain("pass-word");
  }

  private static Database open(String url, int poolSize) {
    return Database.open(
        new DatabaseSettings(url, "postgres", "", poolSize, SHORT, Duration.ofSeconds(20)));
  }

  private static void claim(Transactions transactions, String id, Runnable before) {
    transactions.inTransaction(
        stores -> {
          stores.commands().subjects(List.of(id));
          before.run();
          return stores.commands().claim(Map.of(id, "1"));
        });
  }

  private static void assertOutage(Runnable work) {
    assertThatThrownBy(work::run).isInstanceOf(OutageException.class);
  }
}
