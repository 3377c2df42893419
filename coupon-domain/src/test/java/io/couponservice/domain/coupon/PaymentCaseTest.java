package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.CouponBuilder.coupon;
import static io.couponservice.domain.coupon.Decisions.detail;
import static io.couponservice.domain.coupon.Decisions.refusal;
import static io.couponservice.domain.coupon.ReservationBuilder.reservation;
import static io.couponservice.domain.event.PaymentBuilder.payment;
import static io.couponservice.domain.policy.PolicyBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.event.PaymentBuilder;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What both kinds of payment event have in common: the lines before all others. */
class PaymentCaseTest {

  private static final String PAYMENT = "PAY-2024-0001";

  enum Kind {
    COMPLETED {
      @Override
      Decision decide(PaymentCase state, PaymentBuilder payment) {
        return PaymentCompletedDecision.decide(state, payment.completed());
      }
    },
    FAILED {
      @Override
      Decision decide(PaymentCase state, PaymentBuilder payment) {
        return PaymentFailedDecision.decide(
            state, payment.failed(), LocalDateTime.of(2024, 1, 1, 10, 6));
      }
    };

    abstract Decision decide(PaymentCase state, PaymentBuilder payment);
  }

  @ParameterizedTest
  @EnumSource
  void aPaymentWithoutACouponIsIgnored(Kind kind) {
    PaymentCase nothing = new PaymentCase(null, null, null, null);
    assertThat(kind.decide(nothing, payment().withoutCoupon())).isEqualTo(new Decision.Ignored());
  }

  @ParameterizedTest
  @EnumSource
  void anUnknownCouponIsRefusedBeforeTheReservationIsLookedAt(Kind kind) {
    Decision nothing = kind.decide(new PaymentCase(null, null, null, null), payment());
    Decision reservationOnly =
        kind.decide(new PaymentCase(null, null, reservation().build(), null), payment());
    assertThat(refusal(nothing)).isEqualTo(Refusal.UNKNOWN_COUPON);
    assertThat(refusal(reservationOnly)).isEqualTo(Refusal.UNKNOWN_COUPON);
    assertThat(detail(nothing)).contains("1001");
  }

  @ParameterizedTest
  @EnumSource
  void anUnknownReservationIsRefused(Kind kind) {
    PaymentCase state = new PaymentCase(coupon().build(), policy().build(), null, null);
    assertThat(refusal(kind.decide(state, payment()))).isEqualTo(Refusal.UNKNOWN_RESERVATION);
  }

  static Stream<Arguments> mismatches() {
    return Arrays.stream(Kind.values())
        .flatMap(
            kind ->
                Stream.of(
                        payment().userId(12346),
                        payment().orderId("ORDER-2024-0002"),
                        payment().coupon(1002, "RESV-2024-0001"))
                    .map(payment -> Arguments.of(kind, payment)));
  }

  @ParameterizedTest(name = "{0}, case {index}")
  @MethodSource("mismatches")
  void anotherUserOrderOrCouponIsRefusedWhateverTheStateOfTheReservation(
      Kind kind, PaymentBuilder payment) {
    List<PaymentCase> states =
        List.of(
            state(coupon().reservedBy("RESV-2024-0001"), reservation()),
            state(coupon().usedBy("RESV-2024-0001"), reservation().confirmedBy(PAYMENT)),
            state(coupon(), reservation().cancelled()));
    for (PaymentCase state : states) {
      Decision decision = kind.decide(state, payment);
      assertThat(refusal(decision)).isEqualTo(Refusal.MISMATCH);
      assertThat(detail(decision)).contains("1001", "12345", "ORDER-2024-0001");
    }
  }

  private static PaymentCase state(CouponBuilder coupon, ReservationBuilder reservation) {
    return new PaymentCase(coupon.build(), policy().build(), reservation.build(), null);
  }
}
