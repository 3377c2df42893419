package io.couponservice.persistence.coupon;

import io.couponservice.application.port.CommandStore;
import io.couponservice.persistence.transaction.SqlArrays;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Table {@code commands}. */
public final class JdbiCommandStore implements CommandStore {

  private final Handle handle;

  /** In the transaction of a handle. */
  public JdbiCommandStore(Handle handle) {
    this.handle = handle;
  }

  @Override
  public Set<String> claim(Map<String, String> subjectById) {
    List<Map.Entry<String, String>> rows = new ArrayList<>(subjectById.entrySet());
    return handle
        .createQuery(
            """
            INSERT INTO commands (command_id, subject)
            SELECT id, subject FROM unnest(:ids, :subjects) AS command (id, subject) ORDER BY id
            ON CONFLICT DO NOTHING
            RETURNING command_id
            """)
        .bind("ids", SqlArrays.texts(rows, Map.Entry::getKey))
        .bind("subjects", SqlArrays.texts(rows, Map.Entry::getValue))
        .mapTo(String.class)
        .set();
  }

  @Override
  public Map<String, String> subjects(Collection<String> commandIds) {
    return handle
        .createQuery("SELECT command_id, subject FROM commands WHERE command_id = ANY (:ids)")
        .bind("ids", SqlArrays.texts(commandIds))
        .map((row, context) -> Map.entry(row.getString(1), row.getString(2)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public void release(Collection<String> commandIds) {
    if (commandIds.isEmpty()) {
      return;
    }
    handle
        .createUpdate("DELETE FROM commands WHERE command_id = ANY (:ids)")
        .bind("ids", SqlArrays.texts(commandIds))
        .execute();
  }
}
