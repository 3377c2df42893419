package io.couponservice.application.port.contract;

import static io.couponservice.application.fixture.SampleTerms.terms;
import static io.couponservice.application.fixture.SampleTimes.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.port.PolicyStore;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.PolicyAmendment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link PolicyStore} promises about policies themselves. */
public interface PolicyStoreContract extends Contract {

  @Test
  default void a_policy_is_found_as_it_was_created() {
    CouponPolicy plain = create(terms());
    CouponPolicy full = in(stores -> stores.policies().create(FullTerms.TERMS, NOW)).orElseThrow();

    assertThat(find(plain, full))
        .containsEntry(plain.policyId(), plain)
        .containsEntry(full.policyId(), full);
    assertThat(full).isEqualTo(new CouponPolicy(full.policyId(), FullTerms.TERMS, 0, NOW, null));
  }

  @Test
  default void unknown_policies_are_left_out() {
    CouponPolicy policy = create(terms());
    long unknown = policy.policyId() + 1_000;

    run(
        stores -> {
          assertThat(stores.policies().find(List.of(policy.policyId(), unknown))).hasSize(1);
          assertThat(stores.policies().find(List.of())).isEmpty();
          assertThat(stores.policies().lockForIssue(Set.of("NONE"), List.of(unknown))).isEmpty();
          assertThat(stores.policies().lockForIssue(Set.of(), List.of())).isEmpty();
          assertThat(stores.policies().lockForDeactivation(unknown)).isEmpty();
        });
  }

  @Test
  default void two_spellings_of_a_code_are_one_code() {
    CouponPolicy policy = create(terms().code("Welcome"));

    assertThat(optional(stores -> stores.policies().create(terms().code(" wELCOME ").build(), NOW)))
        .isEmpty();
    assertThat(list(stores -> stores.policies().lockForIssue(Set.of("WELCOME"), List.of())))
        .containsExactly(policy);
  }

  @Test
  default void any_number_of_policies_has_no_code() {
    assertThat(find(create(terms()), create(terms()))).hasSize(2);
  }

  @Test
  default void of_many_that_ask_for_one_code_at_once_one_gets_it() throws Exception {
    List<Optional<CouponPolicy>> created =
        Concurrently.run(
            thread -> in(stores -> stores.policies().create(terms().code("ONE").build(), NOW)));

    assertThat(created.stream().flatMap(Optional::stream)).hasSize(1);
  }

  @Test
  default void a_policy_that_is_named_twice_is_locked_once() {
    CouponPolicy policy = create(terms().code("TWICE"));

    assertThat(
            list(
                stores ->
                    stores.policies().lockForIssue(Set.of("TWICE"), List.of(policy.policyId()))))
        .containsExactly(policy);
  }

  @Test
  default void what_may_change_is_stored() {
    CouponPolicy policy = create(terms().total(5));
    CouponPolicy amended =
        new PolicyAmendment(true, 9L, policy.terms().issueWindow().endsAt().plusDays(1), "new")
            .of(policy)
            .deactivated(NOW.plusDays(1));
    update(policy, amended);

    assertThat(find(policy)).containsEntry(policy.policyId(), amended);
  }

  @Test
  default void stock_may_become_unlimited() {
    CouponPolicy policy = create(terms().total(5));
    CouponPolicy amended = new PolicyAmendment(true, null, null, null).of(policy);
    update(policy, amended);

    assertThat(find(policy)).containsEntry(policy.policyId(), amended);
  }

  @Test
  default void an_update_leaves_the_number_issued_alone() {
    CouponPolicy policy = create(terms());
    run(
        stores -> {
          stores.policies().lockForIssue(Set.of(), List.of(policy.policyId()));
          stores.policies().addIssued(Map.of(policy.policyId(), 3));
          stores.policies().update(policy.deactivated(NOW));
        });

    assertThat(find(policy).get(policy.policyId()))
        .extracting(CouponPolicy::issued, CouponPolicy::deactivatedAt)
        .containsExactly(3L, NOW);
  }

  @Test
  default void an_update_that_is_forgotten_is_lost() {
    CouponPolicy policy = create(terms());
    in(stores -> stores.policies().lockForDeactivation(policy.policyId()))
        .orElseThrow()
        .deactivated(NOW);

    assertThat(find(policy)).containsEntry(policy.policyId(), policy);
  }

  @Test
  default void an_unknown_policy_cannot_be_updated() {
    CouponPolicy policy = create(terms());
    CouponPolicy unknown =
        new CouponPolicy(policy.policyId() + 1_000, policy.terms(), 0, NOW, null);

    assertThatThrownBy(() -> run(stores -> stores.policies().update(unknown)))
        .isInstanceOf(RuntimeException.class);
  }

  private void update(CouponPolicy policy, CouponPolicy changed) {
    run(
        stores -> {
          stores.policies().lockForDeactivation(policy.policyId());
          stores.policies().update(changed);
        });
  }

  private Map<Long, CouponPolicy> find(CouponPolicy... policies) {
    List<Long> ids = List.of(policies).stream().map(CouponPolicy::policyId).toList();
    return in(stores -> stores.policies().find(ids));
  }
}
