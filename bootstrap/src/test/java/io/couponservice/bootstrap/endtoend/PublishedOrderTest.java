package io.couponservice.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.bootstrap.oracle.Bytes;
import io.couponservice.bootstrap.oracle.TopicRecord;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishedOrderTest {

  private final PublishedOrder order = new PublishedOrder();
  private long offset;

  @BeforeEach
  void commit() {
    order.committed("1", List.of("a"));
    order.committed("2", List.of("x"));
    order.committed("1", List.of("b"));
    order.committed("1", List.of("c"));
  }

  @Test
  void theOrderOfTheCommitsIsInOrderWhateverOtherCouponsDo() {
    publish("1", "a", "b", "c");
    publish("2", "x");

    assertThat(order.inversions()).isEmpty();
    assertThat(order.missing()).isEmpty();
    assertThat(order.events()).isEqualTo(4);
    assertThat(order.repeats()).isZero();
    assertThat(order.staleEnds()).isZero();
  }

  @Test
  void whatComesAfterALaterEventIsAnInversion() {
    publish("1", "a", "c", "b");

    assertThat(order.inversions()).containsExactly("b at coupon.reserved-0@2");
    assertThat(order.missing()).containsExactly("x");
  }

  @Test
  void aRepeatFromTheBeginningEndsWithTheNewest() {
    publish("1", "a", "b", "a", "b", "c");

    assertThat(order.inversions()).isEmpty();
    assertThat(order.repeats()).isEqualTo(2);
    assertThat(order.lateRepeats()).isEqualTo(1);
    assertThat(order.staleEnds()).isZero();
  }

  @Test
  void aRepeatAtTheEndIsToldApart() {
    publish("1", "a", "b", "c", "a");

    assertThat(order.inversions()).isEmpty();
    assertThat(order.lateRepeats()).isEqualTo(1);
    assertThat(order.staleEnds()).isEqualTo(1);
  }

  @Test
  void whatNobodyCommittedOrAnotherCouponHasIsStrange() {
    publish("1", "z", "x");

    assertThat(order.strangers())
        .containsExactly("z at coupon.reserved-0@0", "x at coupon.reserved-0@1");
  }

  private void publish(String coupon, String... eventIds) {
    for (String each : eventIds) {
      order.published(
          new TopicRecord(
              "coupon.reserved",
              0,
              offset++,
              0,
              Bytes.of(coupon),
              Bytes.of("{\"eventId\":\"" + each + "\"}"),
              List.of()));
    }
  }
}
