package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.CouponBuilder.coupon;
import static io.couponservice.domain.coupon.Decisions.detail;
import static io.couponservice.domain.coupon.Decisions.refusal;
import static io.couponservice.domain.coupon.ReservationBuilder.reservation;
import static io.couponservice.domain.policy.PolicyBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.coupon.ReserveDecision.Request;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.PolicyBuilder;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReserveRefusalTest {

  private static final LocalDateTime NOW = LocalDateTime.of(2024, 1, 1, 10, 0);
  private static final LocalDateTime AFTER_EXPIRY = LocalDateTime.of(2024, 2, 1, 0, 0);
  private static final long OWNER = 12345;
  private static final long SOMEBODY_ELSE = 12346;
  private static final String HOLDER = "RESV-2024-0001";
  private static final String ORDER = "ORDER-2024-0001";

  @Test
  void anUnknownCouponIsRefusedFirstOfAll() {
    Decision decision =
        ReserveDecision.decide(
            new CouponCase(null, null, null, List.of()), request(OWNER, ORDER, 100_000), NOW);
    assertThat(refusal(decision)).isEqualTo(Refusal.UNKNOWN_COUPON);
  }

  @Test
  void somebodyElseLearnsOnlyThatTheCouponIsNotTheirs() {
    Coupon used = coupon().usedBy(HOLDER).build();
    Decision decision =
        ReserveDecision.decide(
            new CouponCase(
                used,
                policy().deactivatedAt(NOW).build(),
                reservation().confirmedBy("PAY-1").build(),
                List.of()),
            request(SOMEBODY_ELSE, ORDER, 100_000),
            AFTER_EXPIRY);
    assertThat(refusal(decision)).isEqualTo(Refusal.NOT_COUPON_OWNER);
  }

  @Test
  void aUsedCouponIsRefusedAlsoToTheOrderThatUsedIt() {
    Coupon used = coupon().usedBy(HOLDER).build();
    Reservation holder = reservation().confirmedBy("PAY-1").build();
    assertThat(refusal(reserve(used, policy(), holder, ORDER, 100_000)))
        .isEqualTo(Refusal.COUPON_USED);
  }

  @Test
  void anExpiredCouponIsRefusedBeforeItsPolicyIsLookedAt() {
    Coupon expired = coupon().expired().build();
    assertThat(refusal(reserve(expired, policy().deactivatedAt(NOW), null, ORDER, 100_000)))
        .isEqualTo(Refusal.COUPON_EXPIRED);
  }

  @Test
  void aCouponThatAnotherOrderHoldsIsRefused() {
    Coupon held = coupon().reservedBy(HOLDER).build();
    assertThat(refusal(reserve(held, policy(), reservation().build(), "ORDER-2", 100_000)))
        .isEqualTo(Refusal.ALREADY_RESERVED);
  }

  @Test
  void theOrderThatHoldsTheCouponGetsTheSameReservation() {
    Coupon held = coupon().reservedBy(HOLDER).build();
    Reservation holder = reservation().build();
    Decision same = new Decision.AlreadyHeld(held, holder);
    assertThat(reserve(held, policy(), holder, ORDER, 100_000)).isEqualTo(same);
    assertThat(reserve(held, policy().deactivatedAt(NOW), holder, ORDER, 100_000)).isEqualTo(same);
  }

  @Test
  void theOrderThatHoldsTheCouponMayNotChangeItsAmount() {
    Coupon held = coupon().reservedBy(HOLDER).build();
    Decision decision = reserve(held, policy(), reservation().build(), ORDER, 100_001);
    assertThat(refusal(decision)).isEqualTo(Refusal.ORDER_AMOUNT_DIFFERS);
    assertThat(detail(decision)).contains("100000 won");
  }

  @Test
  void aDeactivatedPolicyIsRefusedBeforeExpiryAndAmountAreLookedAt() {
    PolicyBuilder policy = policy().deactivatedAt(NOW).minOrderAmount(new Won(50_000));
    assertThat(refusal(reserveAt(policy, 1, AFTER_EXPIRY))).isEqualTo(Refusal.POLICY_INACTIVE);
  }

  @Test
  void theSecondAfterTheExpiryDateIsRefusedBeforeTheAmountIsLookedAt() {
    PolicyBuilder policy = policy().minOrderAmount(new Won(50_000));
    assertThat(refusal(reserveAt(policy, 1, AFTER_EXPIRY))).isEqualTo(Refusal.COUPON_EXPIRED);
  }

  @Test
  void anOrderBelowTheLeastAmountIsRefused() {
    Decision decision = reserveAt(policy().minOrderAmount(new Won(50_000)), 49_999, NOW);
    assertThat(refusal(decision)).isEqualTo(Refusal.MIN_ORDER_AMOUNT_NOT_MET);
    assertThat(detail(decision)).contains("50000 won");
  }

  private static Decision reserveAt(PolicyBuilder policy, long orderAmount, LocalDateTime now) {
    return ReserveDecision.decide(
        new CouponCase(coupon().build(), policy.build(), null, List.of()),
        request(OWNER, ORDER, orderAmount),
        now);
  }

  private static Decision reserve(
      Coupon coupon, PolicyBuilder policy, Reservation holder, String orderId, long orderAmount) {
    return ReserveDecision.decide(
        new CouponCase(coupon, policy.build(), holder, List.of()),
        request(OWNER, orderId, orderAmount),
        NOW);
  }

  private static Request request(long userId, String orderId, long orderAmount) {
    return new Request("RESV-NEW", userId, orderId, new Won(orderAmount));
  }
}
