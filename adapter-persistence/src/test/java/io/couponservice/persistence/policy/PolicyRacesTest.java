package io.couponservice.persistence.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.port.Stores;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.persistence.coupon.SampleCoupons;
import io.couponservice.persistence.database.OpenTransaction;
import io.couponservice.persistence.database.TestDatabase;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Deactivation against what depends on a policy's being active, and payments in between. */
@Timeout(120)
class PolicyRacesTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final LocalDateTime NOW = LocalDateTime.parse("2026-05-06T07:08:09");
  private static final Won PAID = new Won(100);
  private static final int ROUNDS = 60;

  private final List<CouponPolicy> policies = new ArrayList<>();
  private List<Long> coupons;

  @BeforeEach
  void createThreePoliciesOfWhichTheMiddleOneIsTriggered() {
    DATABASE.execute("TRUNCATE policies CASCADE");
    DATABASE.change(
        stores -> {
          policies.add(SamplePolicies.create(stores, "A"));
          policies.add(
              stores
                  .policies()
                  .create(SamplePolicies.triggered("B", 100), SamplePolicies.CREATED)
                  .orElseThrow());
          policies.add(SamplePolicies.create(stores, "C"));
          coupons =
              SampleCoupons.insert(stores, policies.stream().map(CouponPolicy::policyId).toList());
        });
  }

  @Test
  void deactivationWaitsForAReleaseThatReadThePolicyAsActive() throws Exception {
    try (var release = OpenTransaction.begin(DATABASE, this::policyOfFirstCoupon)) {
      assertThat(release.worked().active()).isTrue();
      CompletableFuture<Void> deactivation = inBackground(stores -> deactivate(stores, 0));
      DATABASE.awaitWaiting(1);
      assertThat(deactivation).isNotDone();
      release.commit();
      TestDatabase.result(deactivation);
    }
    assertThat(DATABASE.commit(this::policyOfFirstCoupon).active()).isFalse();
  }

  @Test
  void aReleaseThatComesAfterDeactivationSeesIt() throws Exception {
    try (var deactivation = OpenTransaction.begin(DATABASE, stores -> deactivate(stores, 0))) {
      CompletableFuture<CouponPolicy> release =
          DATABASE.background(() -> DATABASE.commit(this::policyOfFirstCoupon));
      DATABASE.awaitWaiting(1);
      deactivation.commit();
      assertThat(TestDatabase.result(release).active()).isFalse();
    }
  }

  @Test
  void aPaymentThatWaitedForDeactivationTriggersNothing() throws Exception {
    try (var deactivation = OpenTransaction.begin(DATABASE, stores -> deactivate(stores, 1))) {
      CompletableFuture<List<CouponPolicy>> payment =
          DATABASE.background(
              () ->
                  DATABASE.commit(
                      stores -> stores.policies().lockTriggeredByPayment(PAID, NOW, coupons)));
      DATABASE.awaitWaiting(1);
      deactivation.commit();
      assertThat(TestDatabase.result(payment)).isEmpty();
    }
  }

  /**
   * Once the payments have locked what they trigger, they wait for nobody: neither for the issue,
   * nor for the deactivation of A, which waits behind it. They have locked the policies of their
   * coupons together with those that they trigger.
   */
  @Test
  void paymentsThatIssueDoNotWaitForAnIssueThatWaitsForThem() throws Exception {
    CountDownLatch triggered = new CountDownLatch(1);
    CountDownLatch othersWait = new CountDownLatch(1);
    CompletableFuture<Void> payments =
        inBackground(
            stores -> {
              stores.policies().lockTriggeredByPayment(PAID, NOW, coupons);
              triggered.countDown();
              await(othersWait);
              assertThat(stores.policies().lockOfCoupons(coupons)).hasSize(3);
            });
    await(triggered);
    CompletableFuture<Void> issue =
        inBackground(stores -> stores.policies().lockForIssue(List.of("B", "A"), List.of()));
    DATABASE.awaitWaiting(1);
    CompletableFuture<Void> deactivation = inBackground(stores -> deactivate(stores, 0));
    DATABASE.awaitWaiting(2);

    othersWait.countDown();

    TestDatabase.result(payments);
    TestDatabase.result(issue);
    TestDatabase.result(deactivation);
    assertThat(DATABASE.commit(this::policyOfFirstCoupon).active()).isFalse();
  }

  @Test
  void paymentsIssuesAndDeactivationsNeverDeadlock() throws Exception {
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      all.add(
          repeatedly(
              (stores, random) -> {
                stores.policies().lockTriggeredByPayment(PAID, NOW, coupons);
                stores.policies().lockOfCoupons(shuffled(coupons, random));
                stores.coupons().lock(shuffled(coupons, random));
              }));
      all.add(
          repeatedly(
              (stores, random) -> {
                stores.policies().lockForIssue(shuffled(List.of("A", "B", "C"), random), List.of());
                stores.policies().addIssued(Map.of(id(1), 1));
              }));
      all.add(
          repeatedly(
              (stores, random) -> {
                CouponPolicy policy =
                    stores.policies().lockForDeactivation(id(random.nextInt(3))).orElseThrow();
                LocalDateTime next = policy.active() ? NOW : null;
                stores
                    .policies()
                    .update(
                        new CouponPolicy(
                            policy.policyId(), policy.terms(), 0, policy.createdAt(), next));
              }));
    }
    for (CompletableFuture<Void> each : all) {
      TestDatabase.result(each);
    }
    assertThat(DATABASE.number("SELECT issued FROM policies WHERE policy_id = " + id(1)))
        .isEqualTo(2 * ROUNDS);
  }

  private interface Round {
    void run(Stores stores, Random random);
  }

  private CompletableFuture<Void> repeatedly(Round round) {
    return DATABASE.background(
        () -> {
          Random random = new Random();
          for (int i = 0; i < ROUNDS; i++) {
            DATABASE.change(stores -> round.run(stores, random));
          }
          return null;
        });
  }

  private static <E> List<E> shuffled(List<E> elements, Random random) {
    List<E> shuffled = new ArrayList<>(elements);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private static CompletableFuture<Void> inBackground(Consumer<Stores> work) {
    return DATABASE.background(
        () -> {
          DATABASE.change(work);
          return null;
        });
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private CouponPolicy policyOfFirstCoupon(Stores stores) {
    return stores.policies().lockOfCoupons(coupons.subList(0, 1)).get(id(0));
  }

  private Void deactivate(Stores stores, int index) {
    CouponPolicy policy = stores.policies().lockForDeactivation(id(index)).orElseThrow();
    stores.policies().update(policy.deactivated(NOW));
    return null;
  }

  private long id(int index) {
    return policies.get(index).policyId();
  }
}
