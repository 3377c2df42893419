package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.CouponBuilder.coupon;
import static io.couponservice.domain.coupon.ReservationBuilder.reservation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.couponservice.domain.event.CouponEvent;
import io.couponservice.domain.event.CouponReservedEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionTest {

  @Test
  void aChangeThatPublishesNothingIsABug() {
    Coupon coupon = coupon().build();
    assertThatIllegalStateException()
        .isThrownBy(() -> new Decision.Applied(coupon, null, List.of()));
  }

  @Test
  void laterChangesOfTheListOfEventsDoNotReachTheDecision() {
    List<CouponEvent> events = new ArrayList<>();
    events.add(CouponReservedEvent.of(reservation().build()));
    Decision.Applied applied = new Decision.Applied(coupon().build(), null, events);
    events.clear();
    assertThat(applied.events()).hasSize(1);
  }
}
