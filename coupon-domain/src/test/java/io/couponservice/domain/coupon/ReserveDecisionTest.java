package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.CouponBuilder.coupon;
import static io.couponservice.domain.coupon.Decisions.applied;
import static io.couponservice.domain.coupon.Decisions.reservationOf;
import static io.couponservice.domain.coupon.ReservationBuilder.reservation;
import static io.couponservice.domain.policy.PolicyBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.coupon.ReserveDecision.Request;
import io.couponservice.domain.event.CouponEvent;
import io.couponservice.domain.event.CouponReservedEvent;
import io.couponservice.domain.event.EventType;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.Discount;
import io.couponservice.domain.policy.DiscountType;
import io.couponservice.domain.policy.PolicyBuilder;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReserveDecisionTest {

  private static final LocalDateTime NOW = LocalDateTime.of(2024, 1, 1, 10, 0);
  private static final LocalDateTime EXPIRY = LocalDateTime.of(2024, 1, 31, 23, 59, 59);

  @Test
  void aCouponIsReservedAndPublishedAsTheContractHasIt() {
    Decision.Applied applied = applied(reserve(policy(), 100_000, NOW));

    assertThat(applied.coupon()).isEqualTo(coupon().reservedBy("RESV-2024-0001").build());
    assertThat(reservationOf(applied)).isEqualTo(reservation().build());
    assertThat(applied.events())
        .containsExactly(
            new CouponReservedEvent(
                "RESV-2024-0001",
                1001,
                12345,
                "ORDER-2024-0001",
                new Won(100_000),
                new Won(10_000),
                NOW,
                LocalDateTime.of(2024, 1, 1, 10, 30)));
    assertThat(applied.events())
        .extracting(CouponEvent::type)
        .containsOnly(EventType.COUPON_RESERVED);
  }

  @Test
  void thePolicySaysHowLongTheCouponIsHeld() {
    PolicyBuilder policy = policy().reservationTime(Duration.ofMinutes(5));
    assertThat(reservationOf(applied(reserve(policy, 100_000, NOW))).expiresAt())
        .isEqualTo(NOW.plusMinutes(5));
  }

  @ParameterizedTest
  @CsvSource({"10009, 1000, 9009", "200000, 5000, 195000", "9, 0, 9", "0, 0, 0"})
  void theDiscountIsComputedOnTheOrder(long order, long discount, long toPay) {
    PolicyBuilder policy =
        policy().discount(new Discount(DiscountType.PERCENTAGE, 10, new Won(5_000)));
    Reservation reservation = reservationOf(applied(reserve(policy, order, NOW)));
    assertThat(reservation.discountAmount()).isEqualTo(new Won(discount));
    assertThat(reservation.finalAmount()).isEqualTo(new Won(toPay));
  }

  @Test
  void anOrderBelowTheFixedAmountCostsNothing() {
    Reservation reservation = reservationOf(applied(reserve(policy(), 9_999, NOW)));
    assertThat(reservation.discountAmount()).isEqualTo(new Won(9_999));
    assertThat(reservation.finalAmount()).isEqualTo(Won.ZERO);
  }

  @Test
  void theSecondOfTheExpiryDateIsInTime() {
    assertThat(reservationOf(applied(reserve(policy(), 100_000, EXPIRY))).reservedAt())
        .isEqualTo(EXPIRY);
  }

  @Test
  void exactlyTheLeastOrderAmountIsEnough() {
    PolicyBuilder policy = policy().minOrderAmount(new Won(50_000));
    assertThat(reservationOf(applied(reserve(policy, 50_000, NOW))).orderAmount())
        .isEqualTo(new Won(50_000));
  }

  private static Decision reserve(PolicyBuilder policy, long orderAmount, LocalDateTime now) {
    Request request = new Request("RESV-2024-0001", 12345, "ORDER-2024-0001", new Won(orderAmount));
    return ReserveDecision.decide(
        new CouponCase(coupon().build(), policy.build(), null, List.of()), request, now);
  }
}
