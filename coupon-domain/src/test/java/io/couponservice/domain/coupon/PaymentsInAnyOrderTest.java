package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.CouponBuilder.coupon;
import static io.couponservice.domain.coupon.ReservationBuilder.reservation;
import static io.couponservice.domain.event.PaymentBuilder.payment;
import static io.couponservice.domain.policy.PolicyBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.couponservice.domain.event.InboundEvent;
import io.couponservice.domain.event.PaymentCompletedEvent;
import io.couponservice.domain.event.PaymentFailedEvent;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.LatePaymentRule;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The status depends on which payment events arrived, not on their order or number. */
class PaymentsInAnyOrderTest {

  private static final LocalDateTime LATE = LocalDateTime.of(2024, 1, 1, 10, 31);
  private static final PaymentFailedEvent FAILED = payment().id("PAY-1").failed();
  private static final PaymentCompletedEvent COMPLETED = payment().id("PAY-2").completed();
  private static final PaymentCompletedEvent TOO_LATE = payment().id("PAY-3").at(LATE).completed();
  private static final PaymentFailedEvent CONTRADICTORY = payment().id("PAY-2").failed();

  static Stream<Arguments> messages() {
    return Stream.of(
        arguments(CouponStatus.ISSUED, List.of(FAILED, FAILED)),
        arguments(CouponStatus.ISSUED, List.of(FAILED, TOO_LATE, TOO_LATE)),
        arguments(CouponStatus.RESERVED, List.of(TOO_LATE, TOO_LATE)),
        arguments(CouponStatus.USED, List.of(COMPLETED, FAILED)),
        arguments(CouponStatus.USED, List.of(COMPLETED, CONTRADICTORY)),
        arguments(CouponStatus.USED, List.of(COMPLETED, COMPLETED, FAILED, TOO_LATE)),
        arguments(CouponStatus.USED, List.of(COMPLETED, CONTRADICTORY, FAILED, TOO_LATE)));
  }

  @ParameterizedTest(name = "{0}, case {index}")
  @MethodSource("messages")
  void everyOrderLeadsToTheSameStatus(CouponStatus expected, List<InboundEvent> messages) {
    for (List<InboundEvent> order : permutations(messages)) {
      assertThat(statusAfter(order)).as("%s", order).isEqualTo(expected);
    }
  }

  private static CouponStatus statusAfter(List<InboundEvent> messages) {
    CouponPolicy policy = policy().latePayment(LatePaymentRule.REJECT).build();
    PaymentCase state =
        new PaymentCase(
            coupon().reservedBy("RESV-2024-0001").build(), policy, reservation().build());
    for (InboundEvent message : messages) {
      Decision decision =
          message instanceof PaymentCompletedEvent completed
              ? PaymentCompletedDecision.decide(state, completed)
              : PaymentFailedDecision.decide(state, (PaymentFailedEvent) message, LATE);
      if (decision instanceof Decision.Applied applied) {
        state = new PaymentCase(applied.coupon(), policy, applied.reservation());
      }
    }
    return state.coupon().status();
  }

  private static <T> List<List<T>> permutations(List<T> items) {
    if (items.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> all = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      List<T> others = new ArrayList<>(items);
      T first = others.remove(i);
      for (List<T> rest : permutations(others)) {
        List<T> permutation = new ArrayList<>(List.of(first));
        permutation.addAll(rest);
        all.add(permutation);
      }
    }
    return all;
  }
}
