package io.couponservice.persistence.policy;

import io.couponservice.application.port.StatusCounts;
import io.couponservice.persistence.transaction.SqlArrays;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Tables {@code policy_counts} and {@code policy_count_deltas}: what a policy has is the sum of
 * both. Whoever changes counts appends, and so never waits.
 */
final class PolicyCounts {

  private final Handle handle;

  PolicyCounts(Handle handle) {
    this.handle = handle;
  }

  void add(Map<Long, StatusCounts> changes) {
    if (changes.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            INSERT INTO policy_count_deltas (policy_id, reserved, used, expired)
            SELECT * FROM unnest(:ids, :reserved, :used, :expired)
            """)
        .bind("ids", SqlArrays.bigints(changes.entrySet(), Map.Entry::getKey))
        .bind("reserved", SqlArrays.bigints(changes.values(), StatusCounts::reserved))
        .bind("used", SqlArrays.bigints(changes.values(), StatusCounts::used))
        .bind("expired", SqlArrays.bigints(changes.values(), StatusCounts::expired))
        .execute();
  }

  /** In one statement, and so in one snapshot: nothing is seen twice or not at all. */
  Map<Long, StatusCounts> of(Collection<Long> policyIds) {
    return handle
        .createQuery(
            """
            SELECT policy_id, sum(reserved), sum(used), sum(expired)
            FROM (SELECT policy_id, reserved, used, expired FROM policy_counts
                  WHERE policy_id = ANY (:ids)
                  UNION ALL
                  SELECT policy_id, reserved, used, expired FROM policy_count_deltas
                  WHERE policy_id = ANY (:ids)) AS part
            GROUP BY policy_id
            """)
        .bind("ids", SqlArrays.bigints(policyIds))
        .map(
            (row, context) ->
                Map.entry(
                    row.getLong(1),
                    new StatusCounts(row.getLong(2), row.getLong(3), row.getLong(4))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** In one statement too: whoever reads sees all of it or nothing. */
  int fold(int limit) {
    return handle
        .createQuery(
            """
            WITH taken AS (
                -- An array is made once. A subselect with SKIP LOCKED that a join runs again would
                -- take other rows, more than the limit.
                DELETE FROM policy_count_deltas WHERE id = ANY (ARRAY(
                    SELECT id FROM policy_count_deltas
                    ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED))
                RETURNING policy_id, reserved, used, expired
            ), folded AS (
                INSERT INTO policy_counts AS base (policy_id, reserved, used, expired)
                SELECT policy_id, sum(reserved), sum(used), sum(expired)
                FROM taken GROUP BY policy_id ORDER BY policy_id
                ON CONFLICT (policy_id) DO UPDATE
                SET reserved = base.reserved + excluded.reserved,
                    used = base.used + excluded.used,
                    expired = base.expired + excluded.expired
            )
            SELECT count(*) FROM taken
            """)
        .bind("limit", limit)
        .mapTo(Integer.class)
        .one();
  }
}
