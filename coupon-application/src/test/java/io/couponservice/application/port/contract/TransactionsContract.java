package io.couponservice.application.port.contract;

import static io.couponservice.application.fixture.SampleTerms.terms;
import static io.couponservice.application.fixture.SampleTimes.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.fixture.SampleFailures;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.port.StatusCounts;
import io.couponservice.application.port.Stores;
import io.couponservice.application.port.Transactions;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.policy.CouponPolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What {@link Transactions} promises. */
public interface TransactionsContract extends Contract {

  @Test
  default void what_the_work_returns_comes_back() {
    String done = in(stores -> "done");

    assertThat(done).isEqualTo("done");
  }

  @Test
  default void the_next_transaction_sees_what_was_committed() {
    CouponPolicy policy = create(terms());

    assertThat(map(stores -> stores.policies().find(List.of(policy.policyId()))))
        .containsExactly(Map.entry(policy.policyId(), policy));
  }

  @Test
  default void what_the_work_throws_comes_out() {
    IllegalStateException thrown = new IllegalStateException("as thrown");

    assertThatThrownBy(() -> failWith(thrown, stores -> {})).isSameAs(thrown);
  }

  @Test
  default void a_rollback_leaves_nothing_of_claims() {
    EventKey event = new EventKey("payment.completed", "evt_1");
    failing(
        stores -> {
          stores.commands().claim(Map.of("cmd_1", "made"));
          stores.processedEvents().claim(List.of(event));
          stores.failedEvents().store(List.of(SampleFailures.at(1, "evt_1")));
        });

    assertThat(map(stores -> stores.commands().subjects(List.of("cmd_1")))).isEmpty();
    assertThat(set(stores -> stores.commands().claim(Map.of("cmd_1", "made")))).hasSize(1);
    assertThat(set(stores -> stores.processedEvents().claim(List.of(event)))).hasSize(1);
    assertThat(set(stores -> stores.failedEvents().store(List.of(SampleFailures.at(1, "evt_1")))))
        .hasSize(1);
  }

  @Test
  default void a_rollback_leaves_nothing_of_a_policy() {
    CouponPolicy policy = create(terms().total(5));
    long id = policy.policyId();
    failing(
        stores -> {
          stores.policies().lockForIssue(Set.of(), List.of(id));
          stores.policies().update(policy.deactivated(NOW));
          stores.policies().addIssued(Map.of(id, 2));
          stores.policies().addCounts(Map.of(id, new StatusCounts(1, 2, 3)));
          stores.policies().create(terms().code("LOST").build(), NOW);
        });

    assertThat(map(stores -> stores.policies().find(List.of(id)))).containsEntry(id, policy);
    StatusCounts counts = in(stores -> stores.policies().counts(id));
    assertThat(counts).isEqualTo(StatusCounts.NONE);
    assertThat(list(stores -> stores.policies().lockForIssue(Set.of("LOST"), List.of()))).isEmpty();
  }

  @Test
  default void a_rollback_leaves_nothing_of_coupons_and_the_outbox() {
    Coupon coupon = issue();
    failing(
        stores -> {
          stores.coupons().lock(List.of(coupon.couponId()));
          stores.history().append(List.of(SampleHistory.of(coupon.couponId(), "lost")));
          stores.outbox().append(List.of(OutboxRecords.of("lost", "lost")));
        });

    assertThat(list(stores -> stores.history().of(coupon.couponId(), 0, 10))).isEmpty();
    assertThat(backend().queue().read(backend().leases().renew("one", Duration.ofHours(1), true)))
        .isEmpty();
  }

  @Test
  default void a_failed_statement_that_is_swallowed_still_leaves_nothing() {
    Coupon coupon = issue();

    assertThatThrownBy(
            () ->
                run(
                    stores -> {
                      stores.commands().claim(Map.of("cmd_1", "made"));
                      try {
                        stores.coupons().insert(List.of(coupon));
                      } catch (RuntimeException e) {
                        assertThat(e).isNotNull();
                      }
                    }))
        .isInstanceOf(RuntimeException.class);
    assertThat(map(stores -> stores.commands().subjects(List.of("cmd_1")))).isEmpty();
  }

  private void failing(Consumer<Stores> work) {
    assertThatThrownBy(() -> failWith(new AssertionError("on purpose"), work))
        .hasMessage("on purpose");
  }

  private void failWith(Throwable thrown, Consumer<Stores> work) {
    run(
        stores -> {
          work.accept(stores);
          if (thrown instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) thrown;
        });
  }
}
