package io.couponservice.persistence.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.port.RetentionStore;
import io.couponservice.persistence.database.OpenTransaction;
import io.couponservice.persistence.database.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class PurgeIdsTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration WEEK = Duration.ofDays(7);

  enum Ids {
    PROCESSED_EVENTS("processed_events", "'evt_' || i, 'topic'"),
    COMMANDS("commands", "'cmd_' || i, 'subject'");

    private final String table;
    private final String columns;

    Ids(String table, String columns) {
      this.table = table;
      this.columns = columns;
    }

    void insert(int from, int to, String age) {
      DATABASE.execute(
          "INSERT INTO %s SELECT %s, now() - interval '%s' FROM generate_series(%d, %d) i"
              .formatted(table, columns, age, from, to));
    }

    int purge(RetentionStore store, int limit) {
      return switch (this) {
        case PROCESSED_EVENTS -> store.purgeProcessedEvents(WEEK, limit);
        case COMMANDS -> store.purgeCommands(WEEK, limit);
      };
    }

    int purge(int limit) {
      return DATABASE.commit(stores -> purge(stores.retention(), limit));
    }

    int left() {
      return DATABASE.number("SELECT count(*) FROM " + table);
    }
  }

  @BeforeEach
  void empty() {
    DATABASE.execute("TRUNCATE processed_events, commands");
  }

  @ParameterizedTest
  @EnumSource
  void thoseOfTheAgeAreDeletedUpToTheLimit(Ids ids) {
    ids.insert(1, 5, "8 days");
    ids.insert(6, 8, "6 days 23 hours");

    assertThat(ids.purge(3)).isEqualTo(3);
    assertThat(ids.purge(3)).isEqualTo(2);
    assertThat(ids.purge(3)).isZero();
    assertThat(ids.left()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource
  void twoThatPurgeAtOnceShareTheWork(Ids ids) throws Exception {
    ids.insert(1, 5, "8 days");
    try (var first = OpenTransaction.begin(DATABASE, stores -> ids.purge(stores.retention(), 3))) {
      assertThat(first.worked()).isEqualTo(3);
      assertThat(ids.purge(3)).isEqualTo(2);
      first.commit();
    }
    assertThat(ids.left()).isZero();
  }

  @ParameterizedTest
  @EnumSource
  void thoseThatAreKeptAreNotRead(Ids ids) {
    ids.insert(1, 20_000, "6 days");
    ids.insert(20_001, 20_020, "8 days");
    DATABASE.execute("ANALYZE " + ids.table);

    assertThat(DATABASE.rowsRead(ids.table, stores -> ids.purge(stores.retention(), 500)))
        .isLessThanOrEqualTo(40);
    assertThat(ids.left()).isEqualTo(20_000);
  }
}
