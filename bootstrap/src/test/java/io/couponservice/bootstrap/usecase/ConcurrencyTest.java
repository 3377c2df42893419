package io.couponservice.bootstrap.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.coupon.Answer;
import io.couponservice.application.coupon.IssuedCoupon;
import io.couponservice.application.coupon.ReserveCoupons.ReserveCoupon;
import io.couponservice.application.coupon.ReservedCoupon;
import io.couponservice.application.inbound.InboundOutcome;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Refusal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;

/** Several writers at once, without the batching that would keep them apart. */
class ConcurrencyTest {

  private final UseCaseFixture fixture = new UseCaseFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @RepeatedTest(5)
  void two_orders_that_want_one_coupon_get_one_reservation() throws Exception {
    fixture.createPolicy("RACE", null, 1);
    Coupon coupon = fixture.issued("RACE", 1).get(0);
    List<Callable<List<Answer<ReservedCoupon>>>> writers =
        IntStream.range(0, 8)
            .mapToObj(i -> List.of(fixture.reserve(coupon, "ORDER-" + i)))
            .map(
                commands ->
                    (Callable<List<Answer<ReservedCoupon>>>)
                        () -> fixture.useCases().reserve().reserve(commands))
            .toList();
    List<Answer<ReservedCoupon>> answers =
        AtOnce.run(writers).stream().flatMap(List::stream).toList();
    assertThat(answers.stream().filter(Answer.Done.class::isInstance)).hasSize(1);
    assertThat(answers.stream().filter(Answer.Refused.class::isInstance))
        .hasSize(7)
        .allMatch(refused -> ((Answer.Refused<?>) refused).refusal() == Refusal.ALREADY_RESERVED);
    assertThat(fixture.count("SELECT count(*) FROM reservations")).isEqualTo(1);
  }

  @RepeatedTest(5)
  void overlapping_batches_in_opposite_order_do_not_fail() throws Exception {
    fixture.createPolicy("RACE", null, 1);
    List<Coupon> coupons = fixture.issued("RACE", 200);
    List<Callable<List<Answer<ReservedCoupon>>>> writers =
        IntStream.range(0, 6)
            .mapToObj(writer -> inSomeOrder(coupons, writer))
            .map(
                commands ->
                    (Callable<List<Answer<ReservedCoupon>>>)
                        () -> fixture.useCases().reserve().reserve(commands))
            .toList();
    List<Answer<ReservedCoupon>> answers =
        AtOnce.run(writers).stream().flatMap(List::stream).toList();
    assertThat(answers).hasSize(1_200).noneMatch(Answer.Failed.class::isInstance);
    assertThat(answers.stream().filter(Answer.Done.class::isInstance)).hasSize(200);
    assertThat(fixture.count("SELECT count(*) FROM reservations WHERE status = 'ACTIVE'"))
        .isEqualTo(200);
  }

  @RepeatedTest(5)
  void the_same_payments_in_opposite_order_apply_once() throws Exception {
    fixture.createPolicy("RACE", null, 1);
    List<InboundRecord> payments =
        fixture.reserved(fixture.issued("RACE", 200)).stream()
            .map(fixture::paymentCompleted)
            .toList();
    List<InboundRecord> reversed = new ArrayList<>(payments);
    Collections.reverse(reversed);
    List<Callable<List<InboundOutcome>>> writers =
        IntStream.range(0, 6)
            .mapToObj(writer -> writer % 2 == 0 ? payments : reversed)
            .map(
                records ->
                    (Callable<List<InboundOutcome>>)
                        () -> fixture.useCases().inbound().handle(records))
            .toList();
    List<InboundOutcome> outcomes = AtOnce.run(writers).stream().flatMap(List::stream).toList();
    assertThat(outcomes).containsOnly(InboundOutcome.APPLIED, InboundOutcome.DUPLICATE);
    assertThat(outcomes.stream().filter(InboundOutcome.APPLIED::equals)).hasSize(200);
    assertThat(fixture.count("SELECT count(*) FROM outbox WHERE topic = 'coupon.used'"))
        .isEqualTo(200);
    assertThat(fixture.count("SELECT count(*) FROM processed_events")).isEqualTo(200);
  }

  @RepeatedTest(3)
  void stock_and_user_limit_hold_without_batching() throws Exception {
    fixture.createPolicy("RACE", 50L, 2);
    List<Callable<List<Answer<IssuedCoupon>>>> writers =
        IntStream.range(0, 16)
            .mapToObj(
                writer ->
                    (Callable<List<Answer<IssuedCoupon>>>)
                        () ->
                            IntStream.range(0, 20)
                                .mapToObj(i -> fixture.issue("race ", i % 30))
                                .map(List::of)
                                .flatMap(one -> fixture.useCases().issue().issue(one).stream())
                                .toList())
            .toList();
    List<Answer<IssuedCoupon>> answers =
        AtOnce.run(writers).stream().flatMap(List::stream).toList();
    assertThat(answers).noneMatch(Answer.Failed.class::isInstance);
    assertThat(fixture.count("SELECT count(*) FROM coupons"))
        .isEqualTo(answers.stream().filter(Answer.Done.class::isInstance).count())
        .isEqualTo(fixture.count("SELECT issued FROM policies"))
        .isEqualTo(40);
    assertThat(fixture.count("SELECT max(issued) FROM user_quotas")).isEqualTo(2);
  }

  private List<ReserveCoupon> inSomeOrder(List<Coupon> coupons, int writer) {
    List<ReserveCoupon> commands =
        new ArrayList<>(
            coupons.stream()
                .map(c -> fixture.reserve(c, "ORDER-" + writer + "-" + c.couponId()))
                .toList());
    if (writer % 2 == 1) {
      Collections.reverse(commands);
    }
    return commands;
  }
}
