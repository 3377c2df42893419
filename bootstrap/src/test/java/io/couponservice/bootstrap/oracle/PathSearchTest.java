package io.couponservice.bootstrap.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Paths in short: {@code r1} reserved by order 1, {@code u1} used for it, {@code c1:REASON}
 * cancelled, {@code x:REASON} expired, an apostrophe for what a consumed event caused.
 */
class PathSearchTest {

  private static final String OVER = "VALIDITY_PERIOD_EXPIRED";

  @ParameterizedTest
  @CsvSource({
    "ISSUED, i",
    "ISSUED, i'",
    "RESERVED, i r1",
    "USED, i u1",
    "EXPIRED, i x:VALIDITY_PERIOD_EXPIRED",
    "EXPIRED, i x:POLICY_DEACTIVATED",
    "USED, i r1 u1'",
    "ISSUED, i r1 c1:PAYMENT_FAILED'",
    "EXPIRED, i r1 c1:PAYMENT_FAILED' x:POLICY_DEACTIVATED'",
    "ISSUED, i r1 c1:RESERVATION_TIMEOUT",
    "EXPIRED, i r1 c1:RESERVATION_TIMEOUT x:VALIDITY_PERIOD_EXPIRED",
    "ISSUED, i r1 c1:ORDER_CANCELLED'",
    "EXPIRED, i r1 c1:ORDER_CANCELLED' x:VALIDITY_PERIOD_EXPIRED'",
    "ISSUED, i r1 c1:RELEASED_ON_REQUEST",
    "EXPIRED, i r1 c1:RELEASED_ON_REQUEST x:VALIDITY_PERIOD_EXPIRED",
    "ISSUED, i r1 u1' c1:ORDER_CANCELLED'",
    "EXPIRED, i r1 u1' c1:ORDER_CANCELLED' x:VALIDITY_PERIOD_EXPIRED'",
    "ISSUED, i u1 c1:ORDER_CANCELLED'",
    "USED, i r1 c1:PAYMENT_FAILED' u1'",
    "USED, i r1 c1:RESERVATION_TIMEOUT x:VALIDITY_PERIOD_EXPIRED u1'",
    "ISSUED, i r1 c1:ORDER_CANCELLED' u1' c1:ORDER_CANCELLED'",
    "ISSUED, i r1 c1:RESERVATION_TIMEOUT x:VALIDITY_PERIOD_EXPIRED u1' c1:ORDER_CANCELLED'",
    "RESERVED, i r1 c1:RESERVATION_TIMEOUT r2",
  })
  void findsPath(Status end, String events) {
    assertThat(search(end, events).findsPath()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "ISSUED, r1",
    "USED, i r1 u2'",
    "USED, i r1 u1",
    "USED, i u1'",
    "RESERVED, i r1 r2",
    "ISSUED, i r1 c2:PAYMENT_FAILED'",
    "ISSUED, i r1 c1:PAYMENT_FAILED",
    "ISSUED, i r1 c1:RESERVATION_TIMEOUT'",
    "ISSUED, i c1:ORDER_CANCELLED'",
    "EXPIRED, i r1 x:VALIDITY_PERIOD_EXPIRED",
    "EXPIRED, i r1 u1' x:VALIDITY_PERIOD_EXPIRED",
    "ISSUED, i r1 u1' c1:PAYMENT_FAILED'",
    "USED, i r1 c1:PAYMENT_FAILED' r2 u1'",
    "USED, i r1 u1' u1'",
    "EXPIRED, i x:VALIDITY_PERIOD_EXPIRED x:POLICY_DEACTIVATED",
    "EXPIRED, i",
  })
  void refusesPath(Status end, String events) {
    assertThat(search(end, events).findsPath()).isFalse();
  }

  @Test
  void tableHoldsEveryChangeOnce() {
    Set<Step> distinct = new HashSet<>(LifecycleTable.STEPS);
    assertThat(distinct).hasSameSizeAs(LifecycleTable.STEPS).hasSize(20);
  }

  @Test
  void saysWhereItGotStuck() {
    PathSearch search = search(Status.ISSUED, "i r1 c2:PAYMENT_FAILED'");
    search.findsPath();
    assertThat(search.stuck())
        .contains("gets 2 events far, to RESERVED")
        .contains("ORDER-1")
        .contains("CANCELLED evt_3 ORDER-2 PAYMENT_FAILED");
  }

  @Test
  void isQuickAboutLongHistories() {
    StringBuilder events = new StringBuilder("i");
    for (int order = 1; order <= 100; order++) {
      events.append(" r%d c%d:PAYMENT_FAILED'".formatted(order, order));
    }
    assertThat(search(Status.ISSUED, events.toString()).findsPath()).isTrue();
    assertThat(search(Status.EXPIRED, events + " x:" + OVER + " r7").findsPath()).isFalse();
  }

  private static PathSearch search(Status end, String events) {
    PlantedTopics topics = new PlantedTopics();
    String cause = "";
    for (String event : events.split(" ", -1)) {
      // An expiry that follows from something has the cause of what it follows from.
      boolean follows = event.startsWith("x") || event.startsWith("c1:ORDER");
      if (!follows || cause.isEmpty()) {
        cause = "pay-" + topics.contents().records().size();
      }
      publish(topics, event.replace("'", ""), event.endsWith("'") ? cause : "");
    }
    List<PublishedEvent> ofCoupon = new ArrayList<>();
    new Outbound(topics.contents()).byCoupon().values().forEach(ofCoupon::addAll);
    return new PathSearch(ofCoupon, state -> state.status() == end);
  }

  private static void publish(PlantedTopics topics, String event, String cause) {
    List<String> parts = Arrays.asList(event.split(":", -1));
    String order = parts.get(0).substring(1);
    PublishedTopic topic =
        switch (event.charAt(0)) {
          case 'i' -> PublishedTopic.ISSUED;
          case 'r' -> PublishedTopic.RESERVED;
          case 'u' -> PublishedTopic.USED;
          case 'c' -> PublishedTopic.CANCELLED;
          default -> PublishedTopic.EXPIRED;
        };
    topics.publish(
        topic,
        1001,
        cause,
        "\"orderId\":\"ORDER-%s\",\"reservationId\":\"RESV-%s\",\"reason\":\"%s\""
            .formatted(order, order, parts.get(parts.size() - 1)));
  }
}
