package io.couponservice.bootstrap.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.coupon.Swept;
import io.couponservice.application.inbound.InboundOutcome;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Reservation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A policy is deactivated while its coupons are on the move. */
class DeactivationRaceTest {

  private static final int COUPONS = 300;

  private final UseCaseFixture fixture = new UseCaseFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  /**
   * A release that read the policy as active and committed after the sweep would leave a coupon
   * issued for ever.
   */
  @RepeatedTest(5)
  void no_coupon_stays_issued_whatever_is_released_meanwhile() throws Exception {
    long policyId = fixture.createPolicy("RACE", null, 1);
    List<Coupon> coupons = fixture.issued("RACE", COUPONS);
    List<Reservation> reservations = fixture.reserved(coupons.subList(0, COUPONS * 2 / 3));
    List<Callable<Object>> tasks = new ArrayList<>();
    IntStream.range(0, 4)
        .forEach(
            writer -> {
              List<Reservation> share = share(reservations, writer);
              tasks.add(() -> releaseOneByOne(share));
              tasks.add(this::sweepUntilNothingIsDue);
            });
    tasks.add(() -> fixture.useCases().policies().deactivate(policyId));
    AtOnce.run(tasks);
    sweepUntilNothingIsDue();
    assertThat(fixture.count("SELECT count(*) FROM coupons WHERE status <> 'EXPIRED'")).isZero();
    assertThat(fixture.count("SELECT count(*) FROM outbox WHERE topic = 'coupon.expired'"))
        .isEqualTo(COUPONS);
    assertThat(fixture.useCases().policies().find(policyId).orElseThrow().counts().expired())
        .isEqualTo(COUPONS);
  }

  @RepeatedTest(3)
  void payments_that_issue_coupons_by_themselves_do_not_deadlock_with_issue_and_deactivation()
      throws Exception {
    long coded = fixture.createPolicy("RACE", null, 1);
    long automatic = fixture.createAutomaticPolicy();
    List<Reservation> reservations = fixture.reserved(fixture.issued("RACE", COUPONS));
    List<Callable<Object>> tasks = new ArrayList<>();
    IntStream.range(0, 4)
        .forEach(
            writer -> {
              List<Reservation> share = share(reservations, writer);
              tasks.add(() -> pay(share));
              tasks.add(
                  () -> {
                    for (int i = 0; i < 20; i++) {
                      long user = 10_000L + writer * 100L + i;
                      fixture.useCases().issue().issue(List.of(fixture.issue("RACE", user)));
                    }
                    return null;
                  });
            });
    tasks.add(() -> fixture.useCases().policies().deactivate(automatic));
    tasks.add(() -> fixture.useCases().policies().deactivate(coded));
    AtOnce.run(tasks);
    assertThat(fixture.count("SELECT count(*) FROM coupons WHERE status = 'USED'"))
        .isEqualTo(COUPONS);
    assertThat(fixture.count("SELECT count(*) FROM coupons WHERE issue_type = 'EVENT'"))
        .isEqualTo(fixture.count("SELECT count(*) FROM automatic_issues"))
        .isEqualTo(
            fixture.count("SELECT issued FROM policies WHERE trigger_event_type IS NOT NULL"));
    assertThat(fixture.count("SELECT count(*) FROM failed_events")).isZero();
  }

  @Test
  void a_sweep_does_not_wait_for_a_coupon_that_somebody_has_in_hand() {
    long policyId = fixture.createPolicy("HELD", null, 1);
    List<Coupon> coupons = fixture.issued("HELD", 10);
    fixture.useCases().policies().deactivate(policyId);
    fixture
        .jdbi()
        .useTransaction(
            handle -> {
              handle.execute(
                  "SELECT FROM coupons WHERE coupon_id = ? FOR UPDATE", coupons.get(3).couponId());
              assertThat(fixture.useCases().expire().expireDue(100)).isEqualTo(new Swept(10, 9));
            });
    assertThat(fixture.useCases().expire().expireDue(100)).isEqualTo(new Swept(1, 1));
  }

  private Object pay(List<Reservation> reservations) {
    List<InboundOutcome> outcomes =
        fixture
            .useCases()
            .inbound()
            .handle(reservations.stream().map(fixture::paymentCompleted).toList());
    assertThat(outcomes).containsOnly(InboundOutcome.APPLIED);
    return null;
  }

  private Object releaseOneByOne(List<Reservation> reservations) {
    for (Reservation each : reservations) {
      fixture.useCases().release().release(List.of(fixture.release(each)));
    }
    return null;
  }

  private Object sweepUntilNothingIsDue() {
    Swept swept;
    do {
      swept = fixture.useCases().expire().expireDue(20);
    } while (swept.found() > 0);
    return null;
  }

  private static List<Reservation> share(List<Reservation> reservations, int writer) {
    return IntStream.range(0, reservations.size())
        .filter(i -> i % 4 == writer)
        .mapToObj(reservations::get)
        .toList();
  }
}
