package io.couponservice.domain.policy;

import static io.couponservice.domain.policy.PolicyBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class CouponPolicyTest {

  private static final LocalDateTime NOON = LocalDateTime.of(2024, 1, 1, 12, 0);

  @Test
  void aPolicyIsActiveUntilItIsDeactivated() {
    assertThat(policy().build().active()).isTrue();
    assertThat(policy().deactivatedAt(NOON).build().active()).isFalse();
  }

  @Test
  void oneMoreIssueChangesTheCountAndNothingElse() {
    assertThat(policy().issued(41).deactivatedAt(NOON).build().withOneMoreIssued())
        .isEqualTo(policy().issued(42).deactivatedAt(NOON).build());
  }

  @Test
  void deactivating_says_when_and_changes_nothing_else() {
    assertThat(policy().issued(41).build().deactivated(NOON))
        .isEqualTo(policy().issued(41).deactivatedAt(NOON).build());
  }

  @Test
  void deactivating_again_keeps_the_first_time() {
    assertThat(policy().deactivatedAt(NOON).build().deactivated(NOON.plusDays(1)))
        .isEqualTo(policy().deactivatedAt(NOON).build());
  }
}
