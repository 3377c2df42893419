package io.couponservice.persistence.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.couponservice.application.port.ContentionException;
import io.couponservice.persistence.database.OpenTransaction;
import io.couponservice.persistence.database.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A statement outside of the stores runs in the transaction of its thread: JDBI gives its handle.
 */
@Timeout(120)
class ContentionTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private final CyclicBarrier bothHaveOne = new CyclicBarrier(2);

  @BeforeEach
  void storeOneCommand() {
    DATABASE.execute("TRUNCATE commands");
    DATABASE.execute("INSERT INTO commands VALUES ('c0', 'before')");
  }

  @Test
  void aDeadlockIsContentionForOneOfTheTwoAndTheOtherGoesOn() throws Exception {
    CompletableFuture<Throwable> one = claimInBackground("c1", "c2");
    CompletableFuture<Throwable> other = claimInBackground("c2", "c1");

    Throwable first = TestDatabase.result(one);
    Throwable second = TestDatabase.result(other);

    assertThat(first == null ? second : first)
        .isInstanceOf(ContentionException.class)
        .hasMessageContaining("deadlock");
    assertThat(first == null || second == null).as("one went on").isTrue();
    assertThat(DATABASE.number("SELECT count(*) FROM commands")).isEqualTo(3);
  }

  @Test
  void aSerializationFailureIsContention() {
    assertThatThrownBy(
            () ->
                DATABASE.change(
                    stores -> {
                      DATABASE.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
                      assertThat(stores.commands().subjects(List.of("c0"))).hasSize(1);
                      DATABASE.background(() -> rename("theirs")).join();
                      rename("ours");
                    }))
        .isInstanceOf(ContentionException.class)
        .hasMessageContaining("serialize");
  }

  @Test
  void aLockThatIsNotToBeWaitedForIsContention() throws Exception {
    try (var holder = OpenTransaction.begin(DATABASE, stores -> rename("held"))) {
      assertThatThrownBy(
              () ->
                  DATABASE.change(
                      stores -> DATABASE.execute("SELECT FROM commands FOR UPDATE NOWAIT")))
          .isInstanceOf(ContentionException.class);
      holder.rollBack();
    }
  }

  @Test
  void aLockThatWasWaitedForTooLongIsContention() throws Exception {
    try (var holder = OpenTransaction.begin(DATABASE, stores -> rename("held"))) {
      assertThatThrownBy(
              () ->
                  DATABASE.change(
                      stores -> {
                        DATABASE.execute("SET LOCAL lock_timeout = '50ms'");
                        rename("waits");
                      }))
          .isInstanceOf(ContentionException.class)
          .hasMessageContaining("lock timeout");
      holder.rollBack();
    }
  }

  private CompletableFuture<Throwable> claimInBackground(String first, String second) {
    return DATABASE.background(
        () ->
            catchThrowable(
                () ->
                    DATABASE.change(
                        stores -> {
                          stores.commands().claim(Map.of(first, "x"));
                          awaitTheOther();
                          stores.commands().claim(Map.of(second, "x"));
                        })));
  }

  private void awaitTheOther() {
    try {
      bothHaveOne.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Void rename(String subject) {
    DATABASE.execute("UPDATE commands SET subject = '%s'".formatted(subject));
    return null;
  }
}
