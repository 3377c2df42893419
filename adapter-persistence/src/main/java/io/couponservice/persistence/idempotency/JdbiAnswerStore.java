package io.couponservice.persistence.idempotency;

import io.couponservice.application.port.AnswerStore;
import io.couponservice.application.record.Bytes;
import io.couponservice.persistence.transaction.RowCounts;
import io.couponservice.persistence.transaction.SqlArrays;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Table {@code kept_answers}. */
public final class JdbiAnswerStore implements AnswerStore {

  private final Handle handle;

  /** In the transaction of a handle. */
  public JdbiAnswerStore(Handle handle) {
    this.handle = handle;
  }

  @Override
  public Set<String> claim(Map<String, Bytes> fingerprintById) {
    return handle
        .createQuery(
            """
            INSERT INTO kept_answers (request_key, fingerprint)
            SELECT * FROM unnest(:ids, :fingerprints) AS request (id, fingerprint) ORDER BY id
            ON CONFLICT DO NOTHING
            RETURNING request_key
            """)
        .bind("ids", SqlArrays.texts(fingerprintById.entrySet(), Map.Entry::getKey))
        .bind("fingerprints", SqlArrays.byteas(fingerprintById.entrySet(), Map.Entry::getValue))
        .mapTo(String.class)
        .set();
  }

  @Override
  public Map<String, KeptAnswer> kept(Collection<String> ids) {
    return handle
        .createQuery(
            """
            SELECT request_key, fingerprint, answer FROM kept_answers
            WHERE request_key = ANY (:ids)
            """)
        .bind("ids", SqlArrays.texts(ids))
        .map(
            (row, context) ->
                Map.entry(
                    row.getString(1),
                    new KeptAnswer(Bytes.of(row.getBytes(2)), Bytes.of(row.getBytes(3)))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public void keep(Map<String, Bytes> answerById) {
    if (answerById.isEmpty()) {
      return;
    }
    int kept =
        handle
            .createUpdate(
                """
                UPDATE kept_answers SET answer = request.answer
                FROM unnest(:ids, :answers) AS request (id, answer)
                WHERE request_key = request.id
                """)
            .bind("ids", SqlArrays.texts(answerById.entrySet(), Map.Entry::getKey))
            .bind("answers", SqlArrays.byteas(answerById.entrySet(), Map.Entry::getValue))
            .execute();
    RowCounts.require("kept_answers", kept, answerById.size());
  }

  @Override
  public void release(Collection<String> ids) {
    if (ids.isEmpty()) {
      return;
    }
    handle
        .createUpdate("DELETE FROM kept_answers WHERE request_key = ANY (:ids)")
        .bind("ids", SqlArrays.texts(ids))
        .execute();
  }
}
