package io.couponservice.bootstrap.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

  private static final Instant MOMENT = Instant.parse("2026-01-01T00:00:00Z");

  private final TimeOrderedIds ids = at(MOMENT);

  @Test
  void each_kind_has_its_prefix() {
    assertThat(ids.eventId()).matches("evt_[0-9A-Z]{26}");
    assertThat(ids.reservationId()).matches("RESV-[0-9A-Z]{26}");
    assertThat(ids.correlationId()).matches("corr_[0-9A-Z]{26}");
    assertThat(ids.commandId()).matches("cmd_[0-9A-Z]{26}");
    assertThat(ids.deadLetterId()).matches("dlq_[0-9A-Z]{26}");
  }

  @Test
  void ids_ascend_within_a_millisecond_beyond_what_its_counter_holds() {
    List<String> made = Stream.generate(ids::eventId).limit(200_000).toList();
    assertThat(made).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void ids_of_a_later_millisecond_sort_after_those_of_an_earlier_one_in_another_process() {
    String earlier = ids.eventId();
    for (int process = 0; process < 100; process++) {
      assertThat(at(MOMENT.plusMillis(1)).eventId()).isGreaterThan(earlier);
    }
  }

  @Test
  void two_processes_in_one_millisecond_make_different_ids() {
    Set<String> made = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 10_000).forEach(process -> made.add(at(MOMENT).eventId()));
    assertThat(made).hasSize(10_000);
  }

  @Test
  void threads_get_different_ids() {
    Set<String> made = ConcurrentHashMap.newKeySet();
    IntStream.range(0, 100_000).parallel().forEach(i -> made.add(ids.eventId()));
    assertThat(made).hasSize(100_000);
  }

  private static TimeOrderedIds at(Instant instant) {
    return new TimeOrderedIds(Clock.fixed(instant, ZoneOffset.UTC));
  }
}
