package io.couponservice.persistence.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.port.AutomaticIssueStore.IssueKey;
import io.couponservice.persistence.database.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class JdbiAutomaticIssueStoreTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final IssueKey ONE = new IssueKey(1, "PAY-1");
  private static final IssueKey OTHER_PAYMENT = new IssueKey(1, "PAY-2");
  private static final IssueKey OTHER_POLICY = new IssueKey(2, "PAY-1");

  @BeforeEach
  void empty() {
    DATABASE.execute("TRUNCATE automatic_issues");
  }

  @Test
  void whatIssuedIsKnownByPolicyAndPayment() {
    insert(Map.of(ONE, 1001L, new IssueKey(2, "PAY-2"), 1002L));
    insert(Map.of());

    assertThat(issued(ONE, OTHER_PAYMENT, OTHER_POLICY)).containsExactly(ONE);
    assertThat(issued(OTHER_PAYMENT)).isEmpty();
    assertThat(issued()).isEmpty();
    assertThat(DATABASE.number("SELECT coupon_id FROM automatic_issues WHERE policy_id = 1"))
        .isEqualTo(1001);
  }

  @Test
  void aSecondIssueForAPaymentIsAMistakeAndStoresNothing() {
    insert(Map.of(ONE, 1001L));

    assertThatThrownBy(() -> insert(Map.of(ONE, 1002L, OTHER_PAYMENT, 1003L)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("automatic_issues: 1 rows instead of 2");
    assertThat(issued(ONE, OTHER_PAYMENT)).containsExactly(ONE);
  }

  @Test
  void theDatabaseItselfKeepsToOneAPolicyAndPayment() {
    insert(Map.of(ONE, 1001L, OTHER_PAYMENT, 1002L, OTHER_POLICY, 1003L));

    assertThatThrownBy(
            () ->
                DATABASE.execute(
                    "UPDATE automatic_issues SET payment_id = 'PAY-1' WHERE coupon_id = 1002"))
        .hasMessageContaining("automatic_issues_pkey");
  }

  private static void insert(Map<IssueKey, Long> couponIds) {
    DATABASE.change(stores -> stores.automaticIssues().insert(couponIds));
  }

  private static Set<IssueKey> issued(IssueKey... keys) {
    return DATABASE.commit(stores -> stores.automaticIssues().issued(List.of(keys)));
  }
}
