package io.couponservice.persistence.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.port.Stores;
import io.couponservice.application.port.Transactions;
import io.couponservice.application.record.OutboundRecord;
import io.couponservice.persistence.database.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class JdbiTransactionsTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final OutboundRecord RECORD = new OutboundRecord("t", null, null, List.of());

  private final AtomicInteger raised = new AtomicInteger();
  private final AtomicReference<Integer> recordsWhenRaised = new AtomicReference<>();
  private final Transactions transactions =
      new JdbiTransactions(
          DATABASE.jdbi(),
          () -> {
            raised.incrementAndGet();
            recordsWhenRaised.set(inAnotherSession("SELECT count(*) FROM outbox"));
          });

  @BeforeEach
  void empty() {
    DATABASE.execute("TRUNCATE commands, outbox");
  }

  @Test
  void whatTheWorkReturnsIsReturnedAndAllOfItIsCommitted() {
    assertThat(
            transactions.<String>inTransaction(
                stores -> {
                  claim(stores);
                  stores.outbox().append(List.of(RECORD));
                  return "result";
                }))
        .isEqualTo("result");

    assertThat(DATABASE.number("SELECT count(*) FROM commands")).isEqualTo(1);
    assertThat(DATABASE.number("SELECT count(*) FROM outbox")).isEqualTo(1);
  }

  @Test
  void whateverTheWorkThrowsIsThrownAndNothingIsCommitted() {
    for (Throwable failure : List.of(new IllegalArgumentException("bug"), new Error("worse"))) {
      assertThatThrownBy(
              () ->
                  transactions.inTransaction(
                      stores -> {
                        claim(stores);
                        stores.outbox().append(List.of(RECORD));
                        return raise(failure);
                      }))
          .isSameAs(failure);

      assertThat(DATABASE.number("SELECT count(*) FROM commands")).isZero();
      assertThat(DATABASE.number("SELECT count(*) FROM outbox")).isZero();
      assertThat(raised).hasValue(0);
    }
  }

  @Test
  void isReadCommitted() {
    String isolation =
        transactions.inTransaction(
            stores ->
                DATABASE
                    .jdbi()
                    .withHandle(
                        handle ->
                            handle
                                .createQuery("SHOW transaction_isolation")
                                .mapTo(String.class)
                                .one()));

    assertThat(isolation).isEqualTo("read committed");
  }

  @Test
  void newsOfRecordsAreToldOnceAfterTheCommit() {
    transactions.inTransaction(
        stores -> {
          stores.outbox().append(List.of(RECORD));
          stores.outbox().append(List.of(RECORD));
          return null;
        });

    assertThat(raised).hasValue(1);
    assertThat(recordsWhenRaised).hasValue(2);
  }

  @Test
  void nothingIsToldOfACommitWithoutRecords() {
    transactions.inTransaction(stores -> claim(stores));

    assertThat(raised).hasValue(0);
  }

  @Test
  void nothingIsToldOfACommitThatAppendedNoRecordAtAll() {
    transactions.inTransaction(
        stores -> {
          stores.outbox().append(List.of());
          return null;
        });

    assertThat(raised).hasValue(0);
  }

  private static Void claim(Stores stores) {
    stores.commands().claim(Map.of("c1", "1"));
    return null;
  }

  private static Void raise(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  private static int inAnotherSession(String sql) {
    return DATABASE.background(() -> DATABASE.number(sql)).join();
  }
}
