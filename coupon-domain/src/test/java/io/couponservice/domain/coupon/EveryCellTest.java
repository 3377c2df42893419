package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.StateMachineDocument.part;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.coupon.CouponTransitions.Transition;
import io.couponservice.domain.event.CouponEvent;
import io.couponservice.domain.event.EventType;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every cell of status and cause is decided as docs/state-machine.md has it. */
class EveryCellTest {

  private static final String BAR = " | ";

  @ParameterizedTest
  @EnumSource
  void every_cell_is_decided_as_the_document_says(Cause cause) throws IOException {
    String row =
        Arrays.stream(Situation.values())
            .map(situation -> outcome(cause.in(situation)))
            .collect(Collectors.joining(BAR, "| " + cause.title() + BAR, " |"));
    assertThat(rows())
        .filteredOn(line -> line.startsWith("| " + cause.title() + BAR))
        .containsExactly(row);
  }

  @Test
  void the_document_has_a_column_for_every_situation() throws IOException {
    assertThat(part("cells").lines().findFirst())
        .hasValue(
            Arrays.stream(Situation.values())
                .map(Situation::title)
                .collect(Collectors.joining(BAR, "| cause | ", " |")));
  }

  @Test
  void the_document_has_one_row_for_every_cause() throws IOException {
    assertThat(rows()).hasSameSizeAs(Cause.values());
  }

  @Test
  void no_status_is_left_out() {
    assertThat(Arrays.stream(Situation.values()).map(Situation::coupon).filter(Objects::nonNull))
        .extracting(Coupon::status)
        .contains(CouponStatus.values());
  }

  @Test
  void every_row_of_the_lifecycle_is_gone_through() {
    Set<Transition> seen = new LinkedHashSet<>();
    for (Cause cause : Cause.values()) {
      for (Situation situation : Situation.values()) {
        changes(cause.in(situation))
            .filter(change -> !change.events().isEmpty())
            .map(change -> CouponTransitions.row(change.from(), change.trigger()))
            .forEach(seen::add);
      }
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(CouponTransitions.table());
  }

  private static Stream<CouponChange> changes(Decision decision) {
    return decision instanceof Decision.Applied applied
        ? applied.changes().stream()
        : Stream.empty();
  }

  private static String outcome(Decision decision) {
    if (decision == null) {
      return "-";
    }
    if (decision instanceof Decision.Refused refused) {
      return "`" + refused.refusal() + "`";
    }
    if (decision instanceof Decision.Applied applied) {
      return applied.events().isEmpty() ? "no change" : changed(applied);
    }
    if (decision instanceof Decision.AlreadyHeld) {
      return "held already";
    }
    return decision instanceof Decision.Duplicate ? "duplicate" : "ignored";
  }

  private static String changed(Decision.Applied applied) {
    return applied.events().stream()
        .map(CouponEvent::type)
        .map(EventType::topic)
        .collect(Collectors.joining(", ", applied.coupon().status() + ": ", ""));
  }

  private static List<String> rows() throws IOException {
    return part("cells").lines().skip(2).toList();
  }
}
