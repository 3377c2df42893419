package io.couponservice.persistence.coupon;

import io.couponservice.application.port.WrongCodeStore;
import io.couponservice.persistence.transaction.SqlArrays;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Table {@code wrong_codes}. */
public final class JdbiWrongCodeStore implements WrongCodeStore {

  private final Handle handle;

  /** In the transaction of a handle. */
  public JdbiWrongCodeStore(Handle handle) {
    this.handle = handle;
  }

  @Override
  public Map<Long, Lately> lock(Collection<Long> userIds, Duration window) {
    return handle
        .createQuery(
            """
            SELECT user_id, wrong,
                   ceil(1000 * extract(epoch FROM
                        since + make_interval(secs => :window) - now()))::bigint
            FROM wrong_codes
            WHERE user_id = ANY (:users) AND since > now() - make_interval(secs => :window)
            ORDER BY user_id FOR UPDATE
            """)
        .bind("users", SqlArrays.bigints(userIds))
        .bind("window", seconds(window))
        .map(
            (row, context) ->
                Map.entry(
                    row.getLong(1), new Lately(row.getInt(2), Duration.ofMillis(row.getLong(3)))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public void add(Map<Long, Integer> countByUser, Duration window) {
    handle
        .createUpdate(
            """
            INSERT INTO wrong_codes AS before (user_id, wrong)
            SELECT * FROM unnest(:users, :counts) AS entered (user_id, wrong) ORDER BY user_id
            ON CONFLICT (user_id) DO UPDATE
            SET wrong = excluded.wrong + CASE
                    WHEN before.since > now() - make_interval(secs => :window)
                    THEN before.wrong ELSE 0 END,
                since = CASE
                    WHEN before.since > now() - make_interval(secs => :window)
                    THEN before.since ELSE now() END
            """)
        .bind("users", SqlArrays.bigints(countByUser.entrySet(), Map.Entry::getKey))
        .bind("counts", SqlArrays.integers(countByUser.entrySet(), Map.Entry::getValue))
        .bind("window", seconds(window))
        .execute();
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
