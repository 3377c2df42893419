package io.couponservice.persistence.inbound;

import io.couponservice.application.port.AutomaticIssueStore;
import io.couponservice.persistence.transaction.RowCounts;
import io.couponservice.persistence.transaction.SqlArrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Table {@code automatic_issues}. */
public final class JdbiAutomaticIssueStore implements AutomaticIssueStore {

  private final Handle handle;

  /** In the transaction of a handle. */
  public JdbiAutomaticIssueStore(Handle handle) {
    this.handle = handle;
  }

  @Override
  public Set<IssueKey> issued(Collection<IssueKey> keys) {
    if (keys.isEmpty()) {
      return Set.of();
    }
    return handle
        .createQuery(
            """
            SELECT issue.policy_id, issue.payment_id
            FROM automatic_issues issue
            JOIN unnest(:policies, :payments) AS wanted (policy_id, payment_id)
                ON issue.policy_id = wanted.policy_id AND issue.payment_id = wanted.payment_id
            """)
        .bind("policies", SqlArrays.bigints(keys, IssueKey::policyId))
        .bind("payments", SqlArrays.texts(keys, IssueKey::paymentId))
        .map((row, context) -> new IssueKey(row.getLong(1), row.getString(2)))
        .set();
  }

  @Override
  public void insert(Map<IssueKey, Long> couponIds) {
    if (couponIds.isEmpty()) {
      return;
    }
    int inserted =
        handle
            .createUpdate(
                """
                INSERT INTO automatic_issues (policy_id, payment_id, coupon_id)
                SELECT * FROM unnest(:policies, :payments, :coupons)
                    AS issue (policy_id, payment_id, coupon_id)
                ORDER BY policy_id, payment_id
                ON CONFLICT DO NOTHING
                """)
            .bind("policies", SqlArrays.bigints(couponIds.entrySet(), e -> e.getKey().policyId()))
            .bind("payments", SqlArrays.texts(couponIds.entrySet(), e -> e.getKey().paymentId()))
            .bind("coupons", SqlArrays.bigints(couponIds.entrySet(), Map.Entry::getValue))
            .execute();
    RowCounts.require("automatic_issues", inserted, couponIds.size());
  }
}
