package io.couponservice.persistence.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.persistence.database.OpenTransaction;
import io.couponservice.persistence.database.TestDatabase;
import io.couponservice.persistence.policy.SamplePolicies;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class CouponLocksTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private List<Long> ids;
  private long policyId;

  @BeforeEach
  void createThreeCoupons() {
    DATABASE.execute("TRUNCATE policies CASCADE");
    DATABASE.change(
        stores -> {
          policyId = SamplePolicies.create(stores, "SPRING").policyId();
          ids = SampleCoupons.insert(stores, Collections.nCopies(3, policyId));
        });
  }

  @Test
  void aLockedCouponIsLockedAndTheOthersAreNot() throws Exception {
    try (var holder =
        OpenTransaction.begin(DATABASE, stores -> stores.coupons().lock(ids.subList(1, 2)))) {
      assertThat(holder.worked()).containsOnlyKeys(ids.get(1));
      assertThat(lockable()).containsExactly(ids.get(0), ids.get(2));
    }
  }

  @Test
  void readingTakesNoLockAndWaitsForNone() throws Exception {
    try (var holder = OpenTransaction.begin(DATABASE, stores -> stores.coupons().lock(ids));
        var reader = OpenTransaction.begin(DATABASE, stores -> stores.coupons().find(ids))) {
      assertThat(reader.worked()).isEqualTo(holder.worked()).hasSize(3);
      holder.rollBack();
      assertThat(lockable()).hasSize(3);
    }
  }

  @Test
  void couponsAreLockedInTheOrderOfTheirIdsWhateverTheOrderOfTheCall() throws Exception {
    try (var holder =
        OpenTransaction.begin(DATABASE, stores -> stores.coupons().lock(ids.subList(1, 2)))) {
      List<Long> asked = List.of(ids.get(2), ids.get(0), ids.get(1));
      CompletableFuture<Map<Long, Coupon>> second = lockInBackground(asked);
      DATABASE.awaitWaiting(1);
      assertThat(lockable()).containsExactly(ids.get(2));
      holder.commit();
      assertThat(TestDatabase.result(second)).containsOnlyKeys(asked);
    }
  }

  @Test
  void thoseThatAreLockedAreLeftOutByWhoTakesWhatIsAvailable() throws Exception {
    try (var holder =
            OpenTransaction.begin(DATABASE, stores -> stores.coupons().lock(ids.subList(1, 2)));
        var sweep =
            OpenTransaction.begin(DATABASE, stores -> stores.coupons().lockAvailable(ids))) {
      assertThat(holder.worked()).hasSize(1);
      assertThat(sweep.worked()).containsOnlyKeys(ids.get(0), ids.get(2));
      assertThat(lockable()).isEmpty();
    }
  }

  @Test
  void whoWaitedForALockSeesWhatTheHolderCommitted() throws Exception {
    Coupon reserved =
        SampleCoupons.with(
            ids.get(0),
            policyId,
            "SPRING",
            CouponStatus.RESERVED,
            LocalDateTime.parse("2026-04-01T23:59:59"),
            "RESV-1");
    try (var holder =
        OpenTransaction.begin(
            DATABASE,
            stores -> {
              stores.coupons().lock(ids);
              stores.coupons().update(List.of(reserved));
              return null;
            })) {
      CompletableFuture<Map<Long, Coupon>> second = lockInBackground(ids);
      DATABASE.awaitWaiting(1);
      holder.commit();
      assertThat(TestDatabase.result(second)).hasSize(3).containsEntry(ids.get(0), reserved);
    }
  }

  private CompletableFuture<Map<Long, Coupon>> lockInBackground(List<Long> asked) {
    return DATABASE.background(() -> DATABASE.commit(stores -> stores.coupons().lock(asked)));
  }

  /** Which coupons another transaction could lock now. */
  private static List<Long> lockable() {
    return DATABASE
        .jdbi()
        .inTransaction(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT coupon_id FROM coupons ORDER BY coupon_id
                        FOR NO KEY UPDATE SKIP LOCKED
                        """)
                    .mapTo(Long.class)
                    .list());
  }
}
