package io.couponservice.persistence.failed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.failed.FailedEvent.Subject;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.RecordPosition;
import io.couponservice.persistence.database.OpenTransaction;
import io.couponservice.persistence.database.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class OutstandingDeadLettersTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Instant AT = Instant.parse("2026-03-01T10:15:30.123Z");
  private static final String COMPLETED = "payment.completed";
  private static final String FAILED = "payment.failed";

  @BeforeEach
  void empty() {
    DATABASE.execute("TRUNCATE failed_events CASCADE");
  }

  @Test
  void anEventHasOneOutstandingDeadLetterATopicWhereverItStood() {
    assertThat(store(event(COMPLETED, 1, "evt_1"))).containsExactly(position(COMPLETED, 1));

    assertThat(
            store(
                event(COMPLETED, 2, "evt_1"),
                event(COMPLETED, 3, "evt_2"),
                event(COMPLETED, 4, "evt_2"),
                event(FAILED, 1, "evt_1")))
        .containsExactlyInAnyOrder(position(COMPLETED, 3), position(FAILED, 1));
    assertThat(number("DEAD")).isEqualTo(3);
  }

  @Test
  void recordsWithoutAnEventIdHaveOneEach() {
    assertThat(store(event(COMPLETED, 1, null), event(COMPLETED, 2, null))).hasSize(2);
  }

  @Test
  void thoseOfEventsThatTookEffectAreClosedAndNoOthers() {
    store(
        event(COMPLETED, 1, "evt_1"),
        event(COMPLETED, 2, "evt_2"),
        event(FAILED, 3, "evt_1"),
        event(COMPLETED, 4, null));

    recover(new EventKey(COMPLETED, "evt_1"), new EventKey(COMPLETED, "evt_9"));
    recover();

    assertThat(number("RECOVERED")).isEqualTo(1);
    assertThat(DATABASE.number("SELECT \"offset\" FROM failed_events WHERE status = 'RECOVERED'"))
        .isEqualTo(1);
  }

  @Test
  void anEventThatWasClosedMayFailAgainElsewhere() {
    store(event(COMPLETED, 1, "evt_1"));
    recover(new EventKey(COMPLETED, "evt_1"));

    assertThat(store(event(COMPLETED, 1, "evt_1"))).as("the same record").isEmpty();
    assertThat(store(event(COMPLETED, 2, "evt_1"))).hasSize(1);
    recover(new EventKey(COMPLETED, "evt_1"));
    assertThat(number("RECOVERED")).isEqualTo(2);
  }

  @Test
  void whoeverStoresTheSameEventWaitsForTheFirst() throws Exception {
    try (var first =
        OpenTransaction.begin(
            DATABASE,
            stores -> stores.failedEvents().store(List.of(event(COMPLETED, 1, "evt_1"))))) {
      CompletableFuture<Set<RecordPosition>> second =
          DATABASE.background(() -> store(event(COMPLETED, 2, "evt_1")));
      DATABASE.awaitWaiting(1);
      first.commit();
      assertThat(TestDatabase.result(second)).isEmpty();
    }
  }

  @Test
  void theDatabaseItselfKeepsToOneOutstandingAndToKnownStates() {
    store(event(COMPLETED, 1, "evt_1"), event(COMPLETED, 2, "evt_2"));

    assertThatThrownBy(() -> DATABASE.execute("UPDATE failed_events SET event_id = 'evt_1'"))
        .hasMessageContaining("failed_events_one_outstanding");
    assertThatThrownBy(() -> DATABASE.execute("UPDATE failed_events SET status = 'GONE'"))
        .hasMessageContaining("failed_events_status_check");
  }

  private static FailedEvent event(String topic, long offset, String eventId) {
    return new FailedEvent(
        topic + offset,
        new InboundRecord(position(topic, offset), AT, null, null, List.of()),
        "coupons",
        eventId,
        Subject.UNKNOWN,
        "MISMATCH",
        "",
        null,
        1,
        AT,
        null);
  }

  private static RecordPosition position(String topic, long offset) {
    return new RecordPosition(topic, 2, offset);
  }

  private static Set<RecordPosition> store(FailedEvent... events) {
    return DATABASE.commit(stores -> stores.failedEvents().store(List.of(events)));
  }

  private static void recover(EventKey... events) {
    DATABASE.change(stores -> stores.failedEvents().recover(List.of(events)));
  }

  private static int number(String status) {
    return DATABASE.number(
        "SELECT count(*) FROM failed_events WHERE status = '%s'".formatted(status));
  }
}
