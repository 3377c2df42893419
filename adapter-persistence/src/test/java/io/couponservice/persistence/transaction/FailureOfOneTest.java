package io.couponservice.persistence.transaction;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.port.ContentionException;
import io.couponservice.application.port.OutageException;
import io.couponservice.persistence.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is neither contention nor an outage, so that the culprit is looked for. */
@Timeout(120)
class FailureOfOneTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  @Test
  void aStatementThatTakesTooLong() {
    assertThatThrownBy(
            () ->
                DATABASE.change(
                    stores -> {
                      DATABASE.execute("SET LOCAL statement_timeout = '20ms'");
                      DATABASE.execute("SELECT pg_sleep(60)");
                    }))
        .isNotInstanceOfAny(ContentionException.class, OutageException.class)
        .hasMessageContaining("statement timeout");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "unique     | INSERT INTO outbox_leases (shard) VALUES (0)",
        "check      | INSERT INTO user_quotas VALUES (1, 1, 2, 1)",
        "foreign key| INSERT INTO reservations VALUES ('r', -1, 1, 'o', 1, 1, now(), now(), 'ACTIVE')",
        "not-null   | INSERT INTO commands (command_id) VALUES ('c')",
        "numeric    | SELECT 1 / 0",
        "out of range | SELECT 2147483647 + 1",
      })
  void aViolationOrABadValue(String kind, String sql) {
    assertThatThrownBy(() -> DATABASE.change(stores -> DATABASE.execute(sql)))
        .as(kind)
        .isNotInstanceOfAny(ContentionException.class, OutageException.class)
        .hasMessageContaining("ERROR");
  }
}
