package io.couponservice.domain.policy;

import static io.couponservice.domain.policy.PolicyBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.couponservice.domain.policy.PolicyAmendment.Refusal;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyAmendmentTest {

  private static final LocalDateTime START = LocalDateTime.of(2024, 1, 1, 0, 0);
  private static final LocalDateTime END = LocalDateTime.of(2024, 12, 31, 23, 59, 59);
  private static final CouponPolicy UNLIMITED = policy().quantity(new Quantity(null, 1)).build();

  @ParameterizedTest
  @ValueSource(longs = {10, 11, Long.MAX_VALUE})
  void stock_may_grow_or_stay_and_the_limit_per_user_is_kept(long stock) {
    CouponPolicy ten = policy().quantity(new Quantity(10L, 3)).issued(10).build();
    assertThat(stocked(stock).refusal(ten)).isEmpty();
    assertThat(stocked(stock).of(ten))
        .isEqualTo(policy().quantity(new Quantity(stock, 3)).issued(10).build());
  }

  @ParameterizedTest
  @ValueSource(longs = {9, 1, 0, -1})
  void stock_may_not_shrink_even_if_fewer_were_issued(long stock) {
    assertRefused(
        stocked(stock),
        policy().quantity(new Quantity(10L, 1)).build(),
        Refusal.STOCK_MAY_ONLY_GROW);
  }

  @Test
  void stock_may_become_unlimited_and_then_stays_so() {
    assertThat(stocked(null).of(policy().quantity(new Quantity(10L, 1)).build()))
        .isEqualTo(UNLIMITED);
    assertThat(stocked(null).of(UNLIMITED)).isEqualTo(UNLIMITED);
    assertRefused(stocked(Long.MAX_VALUE), UNLIMITED, Refusal.STOCK_MAY_ONLY_GROW);
  }

  @Test
  void the_end_of_the_window_may_move_on_or_stay_and_the_start_is_kept() {
    assertThat(endingAt(END.plusSeconds(1)).of(policy().build()))
        .isEqualTo(policy().issueWindow(new IssueWindow(START, END.plusSeconds(1))).build());
    assertThat(endingAt(END).of(policy().build())).isEqualTo(policy().build());
  }

  @Test
  void the_end_of_the_window_may_not_come_sooner() {
    assertRefused(
        endingAt(END.minusSeconds(1)), policy().build(), Refusal.ISSUE_WINDOW_MAY_ONLY_GROW);
  }

  @Test
  void a_new_name_is_taken_over_and_nothing_else() {
    assertThat(named("여름 쿠폰").of(policy().issued(7).build()))
        .isEqualTo(policy().name("여름 쿠폰").issued(7).build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> named(" ").of(policy().build()))
        .withMessageContaining("couponName");
  }

  @Test
  void nothing_asked_for_is_nothing_changed() {
    assertThat(named(null).of(UNLIMITED)).isEqualTo(UNLIMITED);
    assertThat(new PolicyAmendment(false, 1L, null, null).of(UNLIMITED)).isEqualTo(UNLIMITED);
  }

  @Test
  void all_of_it_may_change_at_once() {
    assertThat(new PolicyAmendment(true, null, END.plusDays(1), "여름 쿠폰").of(policy().build()))
        .isEqualTo(
            policy()
                .name("여름 쿠폰")
                .quantity(new Quantity(null, 1))
                .issueWindow(new IssueWindow(START, END.plusDays(1)))
                .build());
  }

  @Test
  void a_deactivated_policy_changes_no_more() {
    CouponPolicy inactive = policy().deactivatedAt(END).build();
    assertRefused(named("여름 쿠폰"), inactive, Refusal.POLICY_INACTIVE);
    assertRefused(stocked(1L), inactive, Refusal.POLICY_INACTIVE);
  }

  private static void assertRefused(PolicyAmendment change, CouponPolicy policy, Refusal refusal) {
    assertThat(change.refusal(policy)).contains(refusal);
    assertThatIllegalStateException()
        .isThrownBy(() -> change.of(policy))
        .withMessageContaining(refusal.name());
  }

  private static PolicyAmendment stocked(Long total) {
    return new PolicyAmendment(true, total, null, null);
  }

  private static PolicyAmendment endingAt(LocalDateTime end) {
    return new PolicyAmendment(false, null, end, null);
  }

  private static PolicyAmendment named(String name) {
    return new PolicyAmendment(false, null, null, name);
  }
}
