package io.couponservice.persistence.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.port.Stores;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.persistence.coupon.SampleCoupons;
import io.couponservice.persistence.database.OpenTransaction;
import io.couponservice.persistence.database.TestDatabase;
import io.couponservice.persistence.policy.SamplePolicies;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A transaction that only reads. */
class ReadingTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final LocalDateTime NOW = LocalDateTime.parse("2026-03-01T12:00:00");
  private static final EventKey EVENT = new EventKey("payment.completed", "evt_1");

  private CouponPolicy policy;
  private long couponId;

  @BeforeEach
  void createAPolicyWithACoupon() {
    DATABASE.execute("TRUNCATE policies, processed_events CASCADE");
    DATABASE.change(
        stores -> {
          policy = SamplePolicies.create(stores, "A");
          couponId = SampleCoupons.insert(stores, List.of(policy.policyId())).get(0);
        });
  }

  @Test
  void seesOneMomentWhateverIsCommittedMeanwhile() {
    DATABASE
        .transactions()
        .reading(
            stores -> {
              assertThat(stores.policies().find(List.of(policy.policyId()))).isNotEmpty();
              beside(other -> SamplePolicies.create(other, "B"));
              beside(other -> other.processedEvents().claim(List.of(EVENT)));
              assertThat(stores.policies().newest(Long.MAX_VALUE, 9)).hasSize(1);
              assertThat(stores.processedEvents().claim(List.of(EVENT))).containsExactly(EVENT);
              return null;
            });

    assertThat(
            DATABASE
                .transactions()
                .<Boolean>reading(
                    stores -> stores.processedEvents().claim(List.of(EVENT)).isEmpty()))
        .isTrue();
  }

  @Test
  void waitsForNobodyAndNobodyForIt() throws Exception {
    Consumer<Stores> locking =
        stores -> {
          stores.processedEvents().claim(List.of(EVENT));
          stores.policies().lockForDeactivation(policy.policyId());
          stores.coupons().lock(List.of(couponId));
        };
    try (var other =
        OpenTransaction.begin(
            DATABASE,
            stores -> {
              locking.accept(stores);
              return null;
            })) {
      assertThat(other.worked()).isNull();
      DATABASE
          .transactions()
          .reading(
              stores -> {
                stores.processedEvents().claim(List.of(EVENT));
                stores
                    .policies()
                    .lockTriggeredByPayment(new Won(1_000_000), NOW, List.of(couponId));
                assertThat(stores.policies().lockOfCoupons(List.of(couponId))).hasSize(1);
                assertThat(stores.coupons().lock(List.of(couponId))).hasSize(1);
                assertThat(stores.coupons().lockAvailable(List.of(couponId))).hasSize(1);
                assertThat(stores.coupons().nextIds(2)).doesNotContain(couponId).hasSize(2);
                return null;
              });
    }
    DATABASE
        .transactions()
        .reading(
            stores -> {
              stores.policies().lockOfCoupons(List.of(couponId));
              stores.coupons().lock(List.of(couponId));
              beside(locking);
              return null;
            });
  }

  /** In a thread of its own: that of a transaction has no other one. */
  private static void beside(Consumer<Stores> work) {
    DATABASE
        .background(
            () -> {
              DATABASE.change(work);
              return null;
            })
        .join();
  }

  static Stream<Consumer<Stores>> writes() {
    return Stream.of(
        stores -> stores.commands().claim(Map.of("cmd_1", "made")),
        stores -> stores.processedEvents().release(List.of(EVENT)),
        stores -> stores.policies().addIssued(Map.of(1L, 1)),
        stores -> stores.failedEvents().recover(List.of(EVENT)),
        stores -> stores.replayJobs().finish(1, "one"));
  }

  @ParameterizedTest
  @MethodSource("writes")
  void theDatabaseItselfLetsItWriteNothing(Consumer<Stores> write) {
    assertThatThrownBy(
            () ->
                DATABASE
                    .transactions()
                    .reading(
                        stores -> {
                          write.accept(stores);
                          return null;
                        }))
        .hasStackTraceContaining("read-only transaction");
  }
}
