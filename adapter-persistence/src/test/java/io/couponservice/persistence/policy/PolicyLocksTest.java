package io.couponservice.persistence.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.persistence.coupon.SampleCoupons;
import io.couponservice.persistence.database.OpenTransaction;
import io.couponservice.persistence.database.TestDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class PolicyLocksTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final String DEACTIVATION = "FOR UPDATE";
  private static final String ISSUE = "FOR NO KEY UPDATE";
  private static final String RELEASE = "FOR KEY SHARE";

  private final List<CouponPolicy> policies = new ArrayList<>();
  private List<Long> coupons;

  @BeforeEach
  void createThreePoliciesEachWithACoupon() {
    DATABASE.execute("TRUNCATE policies CASCADE");
    DATABASE.change(
        stores -> {
          for (String code : List.of("A", "B", "C")) {
            policies.add(SamplePolicies.create(stores, code));
          }
          coupons =
              SampleCoupons.insert(stores, policies.stream().map(CouponPolicy::policyId).toList());
        });
  }

  @Test
  void aLockForIssueKeepsOutIssuesAndDeactivationButNoReleases() throws Exception {
    try (var issue =
        OpenTransaction.begin(
            DATABASE, stores -> stores.policies().lockForIssue(List.of("B"), List.of()))) {
      assertThat(issue.worked()).containsExactly(policies.get(1));
      assertThat(lockable(ISSUE)).containsExactly(0, 2);
      assertThat(lockable(DEACTIVATION)).containsExactly(0, 2);
      assertThat(lockable(RELEASE)).containsExactly(0, 1, 2);
    }
  }

  @Test
  void aLockOfCouponsKeepsOutDeactivationButNoIssuesAndNoOtherReleases() throws Exception {
    try (var release =
        OpenTransaction.begin(
            DATABASE,
            stores -> stores.policies().lockOfCoupons(List.of(coupons.get(0), coupons.get(2))))) {
      assertThat(release.worked())
          .containsOnly(
              Map.entry(policies.get(0).policyId(), policies.get(0)),
              Map.entry(policies.get(2).policyId(), policies.get(2)));
      assertThat(lockable(DEACTIVATION)).containsExactly(1);
      assertThat(lockable(ISSUE)).containsExactly(0, 1, 2);
      assertThat(lockable(RELEASE)).containsExactly(0, 1, 2);
    }
  }

  @Test
  void anIssueSeesWhatTheOneBeforeItCommitted() throws Exception {
    try (var first =
        OpenTransaction.begin(
            DATABASE,
            stores -> {
              stores.policies().lockForIssue(List.of("A"), List.of());
              stores.policies().addIssued(Map.of(policies.get(0).policyId(), 4));
              return null;
            })) {
      CompletableFuture<List<CouponPolicy>> second =
          DATABASE.background(
              () ->
                  DATABASE.commit(
                      stores -> stores.policies().lockForIssue(List.of("A"), List.of())));
      DATABASE.awaitWaiting(1);
      first.commit();
      assertThat(TestDatabase.result(second).get(0).issued()).isEqualTo(4);
    }
  }

  @Test
  void policiesAreLockedForIssueInTheOrderOfTheirIds() throws Exception {
    try (var first =
        OpenTransaction.begin(
            DATABASE, stores -> stores.policies().lockForIssue(List.of("B"), List.of()))) {
      CompletableFuture<List<CouponPolicy>> second =
          DATABASE.background(
              () ->
                  DATABASE.commit(
                      stores -> stores.policies().lockForIssue(List.of("C", "B"), List.of(id(0)))));
      DATABASE.awaitWaiting(1);
      assertThat(lockable(ISSUE)).containsExactly(2);
      first.rollBack();
      assertThat(TestDatabase.result(second)).isEqualTo(policies);
    }
  }

  @Test
  void policiesOfCouponsAreLockedInTheOrderOfTheirIds() throws Exception {
    Collections.reverse(coupons);
    try (var deactivation =
        OpenTransaction.begin(DATABASE, stores -> stores.policies().lockForDeactivation(id(1)))) {
      CompletableFuture<Map<Long, CouponPolicy>> release =
          DATABASE.background(
              () -> DATABASE.commit(stores -> stores.policies().lockOfCoupons(coupons)));
      DATABASE.awaitWaiting(1);
      assertThat(lockable(DEACTIVATION)).containsExactly(2);
      deactivation.rollBack();
      assertThat(TestDatabase.result(release)).hasSize(3);
    }
  }

  @Test
  void aLockForDeactivationKeepsOutEverything() throws Exception {
    try (var deactivation =
        OpenTransaction.begin(DATABASE, stores -> stores.policies().lockForDeactivation(id(1)))) {
      assertThat(deactivation.worked()).contains(policies.get(1));
      assertThat(lockable(RELEASE)).containsExactly(0, 2);
      assertThat(lockable(ISSUE)).containsExactly(0, 2);
      assertThat(lockable(DEACTIVATION)).containsExactly(0, 2);
    }
  }

  private long id(int index) {
    return policies.get(index).policyId();
  }

  /** Which of the three policies another transaction could lock now. */
  private List<Integer> lockable(String strength) {
    List<Long> ids =
        DATABASE
            .jdbi()
            .inTransaction(
                handle ->
                    handle
                        .createQuery(
                            "SELECT policy_id FROM policies ORDER BY policy_id %s SKIP LOCKED"
                                .formatted(strength))
                        .mapTo(Long.class)
                        .list());
    return ids.stream()
        .map(id -> policies.stream().map(CouponPolicy::policyId).toList().indexOf(id))
        .toList();
  }
}
