package io.couponservice.persistence.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.PolicyAmendment;
import io.couponservice.domain.policy.PolicyTerms;
import io.couponservice.persistence.database.OpenTransaction;
import io.couponservice.persistence.database.TestDatabase;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class JdbiPolicyStoreTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  static List<PolicyTerms> terms() {
    return List.of(
        SamplePolicies.withCode("Spring-2026", 10L),
        SamplePolicies.withAll("everything"),
        SamplePolicies.withoutCode());
  }

  @ParameterizedTest
  @MethodSource("terms")
  void aPolicyIsReadAsItWasCreated(PolicyTerms terms) {
    CouponPolicy created = create(terms).orElseThrow();

    assertThat(created.terms()).isEqualTo(terms);
    assertThat(created.issued()).isZero();
    assertThat(created.active()).isTrue();
    assertThat(find(created.policyId())).isEqualTo(created);
  }

  @Test
  void whatCanChangeOfAPolicyIsStoredAndNothingElse() {
    CouponPolicy policy = create(SamplePolicies.withCode("amended", 1L)).orElseThrow();
    CouponPolicy other = create(SamplePolicies.withCode("not-amended", 1L)).orElseThrow();
    LocalDateTime at = LocalDateTime.parse("2027-05-06T07:08:09");
    CouponPolicy amended = new PolicyAmendment(true, 20L, at, "a new name").of(policy);

    update(amended.withOneMoreIssued().deactivated(at));

    assertThat(find(policy.policyId())).isEqualTo(amended.deactivated(at));
    assertThat(find(other.policyId())).isEqualTo(other);
  }

  @Test
  void aStockMayBecomeUnlimited() {
    CouponPolicy policy = create(SamplePolicies.withCode("unlimited", 1L)).orElseThrow();
    CouponPolicy unlimited = new PolicyAmendment(true, null, null, null).of(policy);

    update(unlimited);

    assertThat(find(policy.policyId())).isEqualTo(unlimited);
  }

  @Test
  void aChangeOfAPolicyThatDoesNotExistIsAMistake() {
    CouponPolicy missing =
        new CouponPolicy(
            -1, SamplePolicies.withoutCode(), 0, SamplePolicies.CREATED, SamplePolicies.CREATED);

    assertThatThrownBy(() -> update(missing))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("policies: 0 rows instead of 1");
  }

  @Test
  void policiesAreLockedForIssueByCodeAndByIdEachOnce() {
    CouponPolicy byBoth = create(SamplePolicies.withCode("by-both", 1L)).orElseThrow();
    CouponPolicy byId = create(SamplePolicies.withoutCode()).orElseThrow();
    CouponPolicy byCode = create(SamplePolicies.withCode("by-code", 1L)).orElseThrow();

    assertThat(
            DATABASE.<List<CouponPolicy>>commit(
                stores ->
                    stores
                        .policies()
                        .lockForIssue(
                            List.of("BY-CODE", "BY-BOTH"),
                            List.of(byId.policyId(), byBoth.policyId()))))
        .containsExactly(byBoth, byId, byCode);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TAKEN", "taken", "  Taken\t"})
  void aCodeIsTakenInWhateverCase(String spelling) {
    create(SamplePolicies.withCode("tAkEn", 1L));
    int before = DATABASE.number("SELECT count(*) FROM policies");

    assertThat(create(SamplePolicies.withAll(spelling))).isEmpty();

    assertThat(DATABASE.number("SELECT count(*) FROM policies")).isEqualTo(before);
  }

  @Test
  void anyNumberOfPoliciesHasNoCode() {
    assertThat(create(SamplePolicies.withoutCode())).isPresent();
    assertThat(create(SamplePolicies.withoutCode())).isPresent();
  }

  @Test
  void ofTwoThatCreateOneCodeAtOnceTheFirstToCommitHasIt() throws Exception {
    try (var first =
        OpenTransaction.begin(
            DATABASE, stores -> SamplePolicies.create(stores, "raced").policyId())) {
      CompletableFuture<Optional<CouponPolicy>> second =
          DATABASE.background(() -> create(SamplePolicies.withCode("RACED", 1L)));
      DATABASE.awaitWaiting(1);
      first.commit();
      assertThat(TestDatabase.result(second)).isEmpty();
    }
  }

  @Test
  void unknownIdsAndCodesHaveNoPolicy() {
    DATABASE.change(
        stores -> {
          assertThat(stores.policies().find(List.of(-1L))).isEmpty();
          assertThat(stores.policies().find(List.of())).isEmpty();
          assertThat(stores.policies().lockForIssue(List.of("NO-SUCH-CODE"), List.of(-1L)))
              .isEmpty();
          assertThat(stores.policies().lockForIssue(List.of(), List.of())).isEmpty();
          assertThat(stores.policies().lockForDeactivation(-1)).isEmpty();
          assertThat(stores.policies().lockOfCoupons(List.of(-1L))).isEmpty();
          assertThat(stores.policies().lockOfCoupons(List.of())).isEmpty();
        });
  }

  @Test
  void issuesAreAdded() {
    CouponPolicy one = create(SamplePolicies.withCode("counted-1", 10L)).orElseThrow();
    CouponPolicy other = create(SamplePolicies.withCode("counted-2", null)).orElseThrow();

    DATABASE.change(
        stores -> stores.policies().addIssued(Map.of(one.policyId(), 9, other.policyId(), 100)));
    DATABASE.change(stores -> stores.policies().addIssued(Map.of(one.policyId(), 1)));
    DATABASE.change(stores -> stores.policies().addIssued(Map.of()));

    assertThat(find(one.policyId()).issued()).isEqualTo(10);
    assertThat(find(other.policyId()).issued()).isEqualTo(100);
  }

  @Test
  void theDatabaseKeepsIssuesWithinTheStock() {
    CouponPolicy policy = create(SamplePolicies.withCode("stock", 10L)).orElseThrow();

    assertThatThrownBy(
            () ->
                DATABASE.change(
                    stores -> stores.policies().addIssued(Map.of(policy.policyId(), 11))))
        .hasMessageContaining("policies_stock");
    assertThat(find(policy.policyId()).issued()).isZero();
  }

  @Test
  void issuesOfAPolicyThatDoesNotExistAreAMistake() {
    CouponPolicy policy = create(SamplePolicies.withCode("exists", 10L)).orElseThrow();

    assertThatThrownBy(
            () ->
                DATABASE.change(
                    stores -> stores.policies().addIssued(Map.of(policy.policyId(), 1, -1L, 1))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("policies: 1 rows instead of 2");
    assertThat(find(policy.policyId()).issued()).isZero();
  }

  private static Optional<CouponPolicy> create(PolicyTerms terms) {
    return DATABASE.commit(stores -> stores.policies().create(terms, SamplePolicies.CREATED));
  }

  private static CouponPolicy find(long id) {
    return DATABASE.commit(stores -> stores.policies().find(List.of(id))).get(id);
  }

  private static void update(CouponPolicy policy) {
    DATABASE.change(stores -> stores.policies().update(policy));
  }
}
