package io.couponservice.application.port.contract;

import static io.couponservice.application.failed.FailedEventFilter.ALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.couponservice.application.failed.DeadLetter;
import io.couponservice.application.failed.DeadLetterGroup;
import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.failed.FailedEvent.Subject;
import io.couponservice.application.failed.FailedEventChange;
import io.couponservice.application.failed.FailedEventChange.Kind;
import io.couponservice.application.failed.FailedEventFilter;
import io.couponservice.application.failed.FailedEventStatus;
import io.couponservice.application.fixture.SampleFailures;
import io.couponservice.application.fixture.SampleTimes;
import io.couponservice.application.outbox.OutboxEntry;
import io.couponservice.application.port.DeadLetterStore;
import io.couponservice.application.port.DeadLetterStore.Place;
import io.couponservice.application.record.Header;
import io.couponservice.application.record.OutboundRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What {@link DeadLetterStore} promises. */
public interface DeadLetterStoreContract extends Contract {

  @Test
  default void all_that_was_stored_is_shown() {
    FailedEvent event =
        SampleFailures.about(1, "evt_1", new Subject(7L, 1001L, "order-1", "RESV-1", 40_000L));
    store(event);

    DeadLetter letter = find(event);

    assertThat(letter.event().message()).startsWith("no such coupon");
    assertThat(letter.event())
        .usingRecursiveComparison()
        .ignoringFields("message")
        .isEqualTo(event);
    assertThat(letter.status()).isEqualTo(FailedEventStatus.DEAD);
    assertThat(letter.replays()).isZero();
    assertThat(letter.undeliverable()).isNull();
    assertThat(list(stores -> stores.deadLetters().history(event.deadLetterId())))
        .extracting(FailedEventChange::kind, FailedEventChange::reason, FailedEventChange::at)
        .containsExactly(tuple(Kind.FAILED, "UNKNOWN_COUPON", SampleTimes.INSTANT));
  }

  @Test
  default void what_is_not_there_is_not_shown() {
    assertThat(optional(stores -> stores.deadLetters().find("dlq_none"))).isEmpty();
    assertThat(list(stores -> stores.deadLetters().history("dlq_none"))).isEmpty();
    assertThat(newest(ALL)).isEmpty();
    assertThat(list(stores -> stores.deadLetters().groups(ALL))).isEmpty();
  }

  @Test
  default void each_filter_leaves_out_what_does_not_have_it() {
    FailedEvent one =
        SampleFailures.about(1, "evt_1", new Subject(7L, 1001L, "order-1", "RESV-1", null));
    FailedEvent other = SampleFailures.retrying(2, "evt_2", SampleTimes.INSTANT);
    FailedEvent later = SampleFailures.failedAgain(SampleFailures.at(3, "evt_3"), 3, null);
    store(one, other, later);
    Instant at = SampleTimes.INSTANT;

    assertThat(newest(ALL)).hasSize(3);
    assertThat(newest(filter(SampleFailures.TOPIC, null, null))).hasSize(3);
    assertThat(newest(filter("other", null, null))).isEmpty();
    assertThat(newest(filter(null, "UNKNOWN_COUPON", null))).containsExactly("evt_1");
    assertThat(newest(ALL.of(FailedEventStatus.RETRYING))).containsExactly("evt_2");
    assertThat(newest(between(at.plusSeconds(2), null))).containsExactly("evt_3");
    assertThat(newest(between(null, at.plusSeconds(1)))).containsExactly("evt_1");
    assertThat(newest(about(7L, null, null))).containsExactly("evt_1");
    assertThat(newest(about(null, 1001L, null))).containsExactly("evt_1");
    assertThat(newest(about(null, null, "order-1"))).containsExactly("evt_1");
    assertThat(newest(about(8L, 1001L, "order-1"))).isEmpty();
    assertThat(
            newest(
                new FailedEventFilter(
                    null, null, null, null, null, null, null, null, List.of(one.deadLetterId()))))
        .containsExactly("evt_1");
  }

  @Test
  default void pages_follow_each_other_the_last_stored_first() {
    store(SampleFailures.at(1, "evt_1"));
    store(SampleFailures.at(2, "evt_2"));
    store(SampleFailures.at(3, "evt_3"));

    List<DeadLetter> first = list(stores -> stores.deadLetters().newest(ALL, Long.MAX_VALUE, 2));
    List<DeadLetter> second =
        list(stores -> stores.deadLetters().newest(ALL, first.get(1).number(), 2));

    assertThat(first).extracting(each -> each.event().eventId()).containsExactly("evt_3", "evt_2");
    assertThat(second).extracting(each -> each.event().eventId()).containsExactly("evt_1");
  }

  @Test
  default void groups_tell_how_many_and_how_much_is_at_stake() {
    Subject rich = new Subject(7L, 1001L, "order-1", "RESV-1", 40_000L);
    store(
        SampleFailures.about(1, "evt_1", rich),
        SampleFailures.about(2, "evt_2", rich),
        SampleFailures.at(3, "evt_3"),
        SampleFailures.retrying(4, "evt_4", SampleTimes.INSTANT));

    Instant at = SampleTimes.INSTANT;
    assertThat(list(stores -> stores.deadLetters().groups(ALL)))
        .containsExactly(
            new DeadLetterGroup(SampleFailures.TOPIC, "UNKNOWN_COUPON", 3, 80_000, at, at),
            new DeadLetterGroup(
                SampleFailures.TOPIC,
                FailedEvent.UNEXPECTED,
                1,
                0,
                at.plusSeconds(1),
                at.plusSeconds(1)));
  }

  @Test
  default void the_original_order_is_that_of_time_but_never_against_the_offsets() {
    Instant at = SampleTimes.INSTANT;
    // Of one partition; the clock of the second sender is behind.
    store(SampleFailures.at(3, at.plusMillis(30), "evt_3"));
    store(
        SampleFailures.at(2, at.plusMillis(5), "evt_2"),
        SampleFailures.at(1, at.plusMillis(10), "evt_1"));

    Map<Long, String> names =
        list(stores -> stores.deadLetters().newest(ALL, Long.MAX_VALUE, 9)).stream()
            .collect(Collectors.toMap(DeadLetter::number, each -> each.event().eventId()));
    List<Place> places = list(stores -> stores.deadLetters().inOriginalOrder(ALL, 9));

    assertThat(places)
        .extracting(place -> names.get(place.number()))
        .containsExactly("evt_1", "evt_2", "evt_3");
    assertThat(list(stores -> stores.deadLetters().inOriginalOrder(ALL, 2))).hasSize(2);
    assertThat(
            list(
                stores ->
                    stores.deadLetters().load(List.of(places.get(1).number(), Long.MAX_VALUE))))
        .extracting(each -> each.event().eventId())
        .containsExactly("evt_2");
  }

  @Test
  default void one_bad_time_disturbs_its_own_coupon_only() {
    Instant at = SampleTimes.INSTANT;
    store(
        SampleFailures.about(1, at.plusSeconds(9_999), "evt_odd", about(1)),
        SampleFailures.about(2, at.plusSeconds(1), "evt_a", about(2)),
        SampleFailures.about(3, at.plusSeconds(2), "evt_b", about(2)));

    Map<Long, String> names =
        list(stores -> stores.deadLetters().newest(ALL, Long.MAX_VALUE, 9)).stream()
            .collect(Collectors.toMap(DeadLetter::number, each -> each.event().eventId()));
    assertThat(list(stores -> stores.deadLetters().inOriginalOrder(ALL, 9)))
        .extracting(place -> names.get(place.number()))
        .containsExactly("evt_a", "evt_b", "evt_odd");
  }

  @Test
  default void amounts_that_no_number_holds_are_as_large_as_one_can_be() {
    Subject rich = new Subject(7L, 1001L, "order-1", "RESV-1", Long.MAX_VALUE);
    store(SampleFailures.about(1, "evt_1", rich), SampleFailures.about(2, "evt_2", rich));

    assertThat(list(stores -> stores.deadLetters().groups(ALL)))
        .extracting(DeadLetterGroup::amount)
        .containsExactly(Long.MAX_VALUE);
  }

  private static Subject about(long couponId) {
    return new Subject(7L, couponId, "order-1", "RESV-1", null);
  }

  @Test
  default void what_is_discarded_is_closed_with_who_and_why() {
    FailedEvent dead = SampleFailures.at(1, "evt_1");
    FailedEvent retried = SampleFailures.retrying(2, "evt_2", SampleTimes.INSTANT);
    store(dead, retried);

    assertThat(discard(dead)).isTrue();
    assertThat(discard(dead)).isFalse();
    assertThat(discard(retried)).isFalse();

    assertThat(find(dead).status()).isEqualTo(FailedEventStatus.DISCARDED);
    List<FailedEventChange> history =
        list(stores -> stores.deadLetters().history(dead.deadLetterId()));
    assertThat(history).hasSize(2);
    assertThat(history.get(1).kind()).isEqualTo(Kind.DISCARDED);
    assertThat(history.get(1).operation()).isEqualTo(ReplayedEventsContract.OPERATION);
    assertThat(set(stores -> stores.failedEvents().store(List.of(SampleFailures.at(9, "evt_1")))))
        .as("it may fail anew")
        .hasSize(1);
  }

  @Test
  default void what_its_topic_refused_is_marked_until_it_is_sent_again() {
    FailedEvent dead = SampleFailures.at(1, "evt_1");
    store(dead);
    OutboundRecord carrier =
        new OutboundRecord(
            SampleFailures.TOPIC + ".DLQ",
            null,
            dead.record().value(),
            List.of(Header.text("dlq.id", dead.deadLetterId())));
    run(stores -> stores.outbox().append(List.of(carrier)));
    OutboxEntry entry = read().get(0);

    assertThat(list(stores -> stores.undeliverable().waiting(9)))
        .singleElement()
        .satisfies(
            waiting -> {
              assertThat(waiting.deadLetterId()).isEqualTo(dead.deadLetterId());
              assertThat(waiting.reason()).isNull();
            });
    backend().queue().setAside(entry, "too large");
    assertThat(find(dead).undeliverable()).isEqualTo("too large");
    assertThat(list(stores -> stores.undeliverable().refused(Long.MAX_VALUE, 9)))
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.id()).isEqualTo(entry.id());
              assertThat(refused.topic()).isEqualTo(carrier.topic());
              assertThat(refused.payloadBytes()).isEqualTo(carrier.value().size());
              assertThat(refused.deadLetterId()).isEqualTo(dead.deadLetterId());
              assertThat(refused.reason()).isEqualTo("too large");
            });
    assertThat(list(stores -> stores.undeliverable().refused(entry.id(), 9))).isEmpty();

    assertThat(send(-1)).isZero();
    assertThat(send(entry.id())).isEqualTo(1);
    assertThat(send(entry.id())).isZero();
    OutboxEntry again = read().get(0);
    assertThat(again.record()).isEqualTo(carrier);
    assertThat(again.shard()).isEqualTo(entry.shard());
    backend().queue().setAside(again, "too large");
    int other = in(stores -> stores.undeliverable().sendOf("other", 9));
    int sent = in(stores -> stores.undeliverable().sendOf(carrier.topic(), 9));
    assertThat(List.of(other, sent)).containsExactly(0, 1);
    assertThat(find(dead).undeliverable()).isNull();
  }

  private int send(long id) {
    return in(stores -> stores.undeliverable().send(id));
  }

  private List<OutboxEntry> read() {
    return backend().queue().read(backend().leases().renew("one", Duration.ofHours(1), true));
  }

  private void store(FailedEvent... events) {
    run(stores -> stores.failedEvents().store(List.of(events)));
  }

  private DeadLetter find(FailedEvent event) {
    return optional(stores -> stores.deadLetters().find(event.deadLetterId())).orElseThrow();
  }

  private boolean discard(FailedEvent event) {
    return in(
        stores ->
            stores.deadLetters().discard(event.deadLetterId(), ReplayedEventsContract.OPERATION));
  }

  private List<String> newest(FailedEventFilter filter) {
    return list(stores -> stores.deadLetters().newest(filter, Long.MAX_VALUE, 9)).stream()
        .map(letter -> letter.event().eventId())
        .toList();
  }

  private static FailedEventFilter filter(String topic, String reason, FailedEventStatus status) {
    return new FailedEventFilter(topic, reason, status, null, null, null, null, null, List.of());
  }

  private static FailedEventFilter between(Instant from, Instant to) {
    return new FailedEventFilter(null, null, null, from, to, null, null, null, List.of());
  }

  private static FailedEventFilter about(Long userId, Long couponId, String orderId) {
    return new FailedEventFilter(
        null, null, null, null, null, userId, couponId, orderId, List.of());
  }
}
