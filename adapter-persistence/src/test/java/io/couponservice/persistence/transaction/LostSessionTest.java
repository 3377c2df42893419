package io.couponservice.persistence.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.port.OutageException;
import io.couponservice.persistence.database.TestDatabase;
import io.couponservice.testing.Eventually;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sessions that the server ends, and a server that does not take writes: outages. */
@Timeout(120)
class LostSessionTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @BeforeEach
  void empty() {
    DATABASE.execute("TRUNCATE commands");
  }

  @Test
  void aSessionThatAnAdministratorEndsBetweenStatements() {
    assertOutage(
        () ->
            DATABASE.change(
                stores -> {
                  stores.commands().claim(Map.of("c1", "1"));
                  terminate(ownPid());
                  stores.commands().claim(Map.of("c2", "2"));
                }));
  }

  @Test
  void aSessionThatAnAdministratorEndsWithinAStatement() {
    assertOutage(
        () ->
            DATABASE.change(
                stores -> {
                  stores.commands().claim(Map.of("c1", "1"));
                  DATABASE.execute("SELECT pg_terminate_backend(pg_backend_pid()), pg_sleep(60)");
                }));
  }

  @Test
  void aSessionThatEndsBeforeTheCommit() {
    assertOutage(
        () ->
            DATABASE.change(
                stores -> {
                  stores.commands().claim(Map.of("c1", "1"));
                  terminate(ownPid());
                }));
  }

  @Test
  void aSessionThatWaitsTooLongWithinItsTransaction() {
    assertOutage(
        () ->
            DATABASE.change(
                stores -> {
                  stores.commands().claim(Map.of("c1", "1"));
                  int pid = ownPid();
                  DATABASE.execute("SET LOCAL idle_in_transaction_session_timeout = '20ms'");
                  awaitEnd(pid);
                  stores.commands().claim(Map.of("c2", "2"));
                }));
  }

  @Test
  void aServerThatOnlyReads() {
    assertOutage(
        () ->
            DATABASE.change(
                stores -> {
                  DATABASE.execute("SET TRANSACTION READ ONLY");
                  stores.commands().claim(Map.of("c1", "1"));
                }));
  }

  /** An outage that left nothing, and after which the next transaction is fine. */
  private static void assertOutage(Runnable transaction) {
    assertThatThrownBy(transaction::run).isInstanceOf(OutageException.class);
    assertThat(DATABASE.number("SELECT count(*) FROM commands")).isZero();
  }

  private static int ownPid() {
    return DATABASE.number("SELECT pg_backend_pid()");
  }

  private static void terminate(int pid) {
    inAnotherSession(() -> DATABASE.execute("SELECT pg_terminate_backend(%d)".formatted(pid)));
    awaitEnd(pid);
  }

  private static void awaitEnd(int pid) {
    String sessions = "SELECT count(*) FROM pg_stat_activity WHERE pid = " + pid;
    inAnotherSession(
        () -> Eventually.eventually(() -> assertThat(DATABASE.number(sessions)).isZero()));
  }

  private static void inAnotherSession(Eventually.Check work) {
    CompletableFuture<Void> done =
        DATABASE.background(
            () -> {
              try {
                work.run();
                return null;
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    done.join();
  }
}
