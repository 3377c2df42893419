package io.couponservice.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class MigrationsTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private String url;
  private Database database;

  @BeforeEach
  void openAnEmptyDatabase() {
    url = TestServer.newDatabase();
    database = Database.open(TestDatabase.settings(url));
  }

  @AfterEach
  void close() {
    threads.shutdownNow();
    database.close();
  }

  @Test
  void anEmptyDatabaseGetsTheSchemaOnce() {
    assertThat(Migrations.migrate(database)).isEqualTo(1);
    assertThat(Migrations.migrate(database)).isZero();
    assertThat(number("SELECT count(*) FROM outbox_leases")).isEqualTo(16);
  }

  @Test
  void severalInstancesMigrateAtOnceAndOneOfThemDoesIt() throws Exception {
    int instances = 4;
    CountDownLatch ready = new CountDownLatch(instances);
    List<CompletableFuture<Integer>> migrations = new ArrayList<>();
    for (int i = 0; i < instances; i++) {
      migrations.add(CompletableFuture.supplyAsync(() -> migrateTogether(ready), threads));
    }

    int applied = 0;
    for (CompletableFuture<Integer> migration : migrations) {
      applied += TestDatabase.result(migration);
    }
    assertThat(applied).isEqualTo(1);
    assertThat(number("SELECT count(*) FROM flyway_schema_history WHERE success")).isEqualTo(1);
  }

  @Test
  void aSchemaNewerThanTheProgramIsRefusedWithItsVersion() {
    Migrations.migrate(database);
    execute(
        """
        INSERT INTO flyway_schema_history
        SELECT 2, '2', 'of a later program', type, 'V2__of_a_later_program.sql', 42, installed_by,
               installed_on, execution_time, success
        FROM flyway_schema_history
        """);

    assertThatThrownBy(() -> Migrations.migrate(database))
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageContaining("does not fit this program")
        .hasMessageContaining("not resolved locally: 2");
  }

  @Test
  void aMigrationThatSomebodyChangedIsRefused() {
    Migrations.migrate(database);
    execute("UPDATE flyway_schema_history SET checksum = checksum + 1");

    assertThatThrownBy(() -> Migrations.migrate(database))
        .isInstanceOf(IncompatibleSchemaException.class)
        .hasMessageContaining("checksum");
  }

  @Test
  void aMigrationMayTakeItsTimeAndRequestsStillMayNot() {
    Migrations.migrate(database, "classpath:db/migration", "classpath:db/timeouts");

    for (String timeout :
        List.of("statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout")) {
      assertThat(number("SELECT setting FROM timeouts WHERE name = '%s'".formatted(timeout)))
          .as(timeout + " of a migration")
          .isZero();
      assertThat(number("SELECT setting FROM pg_settings WHERE name = '%s'".formatted(timeout)))
          .as(timeout + " of the pool")
          .isPositive();
    }
  }

  private int migrateTogether(CountDownLatch ready) {
    try (Database own = Database.open(TestDatabase.settings(url))) {
      ready.countDown();
      ready.await();
      return Migrations.migrate(own);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private int number(String sql) {
    return database.jdbi().withHandle(h -> h.createQuery(sql).mapTo(Integer.class).one());
  }

  private void execute(String sql) {
    database.jdbi().useHandle(handle -> handle.execute(sql));
  }
}
