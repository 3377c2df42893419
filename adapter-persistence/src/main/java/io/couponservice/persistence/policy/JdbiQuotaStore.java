package io.couponservice.persistence.policy;

import io.couponservice.application.port.QuotaStore;
import io.couponservice.persistence.transaction.RowCounts;
import io.couponservice.persistence.transaction.SqlArrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Table {@code user_quotas}. */
public final class JdbiQuotaStore implements QuotaStore {

  private final Handle handle;

  /** In the transaction of a handle. */
  public JdbiQuotaStore(Handle handle) {
    this.handle = handle;
  }

  @Override
  public Map<QuotaKey, Integer> issued(Collection<QuotaKey> keys) {
    return handle
        .createQuery(
            """
            SELECT quota.policy_id, quota.user_id, quota.issued
            FROM user_quotas quota
            JOIN unnest(:policies, :users) AS wanted (policy_id, user_id)
                ON quota.policy_id = wanted.policy_id AND quota.user_id = wanted.user_id
            """)
        .bind("policies", SqlArrays.bigints(keys, QuotaKey::policyId))
        .bind("users", SqlArrays.bigints(keys, QuotaKey::userId))
        .map(
            (row, context) ->
                Map.entry(new QuotaKey(row.getLong(1), row.getLong(2)), row.getInt(3)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public void add(Collection<QuotaUse> uses) {
    if (uses.isEmpty()) {
      return;
    }
    int added =
        handle
            .createUpdate(
                """
                INSERT INTO user_quotas AS quota (policy_id, user_id, issued, per_user_limit)
                SELECT * FROM unnest(:policies, :users, :issued, :limits)
                    AS used (policy_id, user_id, issued, per_user_limit)
                WHERE used.issued <= used.per_user_limit
                ORDER BY policy_id, user_id
                ON CONFLICT (policy_id, user_id) DO UPDATE
                SET issued = quota.issued + excluded.issued
                WHERE quota.issued + excluded.issued <= quota.per_user_limit
                """)
            .bind("policies", SqlArrays.bigints(uses, use -> use.key().policyId()))
            .bind("users", SqlArrays.bigints(uses, use -> use.key().userId()))
            .bind("issued", SqlArrays.integers(uses, QuotaUse::issued))
            .bind("limits", SqlArrays.integers(uses, QuotaUse::limit))
            .execute();
    RowCounts.require("user_quotas", added, uses.size());
  }
}
