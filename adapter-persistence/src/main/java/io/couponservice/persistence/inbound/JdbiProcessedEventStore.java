package io.couponservice.persistence.inbound;

import io.couponservice.application.port.ProcessedEventStore;
import io.couponservice.persistence.transaction.SqlArrays;
import java.util.Collection;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Table {@code processed_events}. */
public final class JdbiProcessedEventStore implements ProcessedEventStore {

  private static final String CLAIM =
      """
      INSERT INTO processed_events (event_id, topic)
      SELECT event_id, topic FROM unnest(:ids, :topics) AS event (event_id, topic)
      ORDER BY event_id, topic
      ON CONFLICT DO NOTHING
      RETURNING topic, event_id
      """;

  /** What a claim would get. */
  private static final String NEW =
      """
      SELECT topic, event_id FROM unnest(:ids, :topics) AS event (event_id, topic)
      WHERE NOT EXISTS (SELECT FROM processed_events processed
                        WHERE processed.event_id = event.event_id
                            AND processed.topic = event.topic)
      """;

  private final Handle handle;
  private final boolean reading;

  /**
   * In the transaction of a handle.
   *
   * @param handle not null
   * @param reading whether the transaction only reads
   */
  public JdbiProcessedEventStore(Handle handle, boolean reading) {
    this.handle = handle;
    this.reading = reading;
  }

  @Override
  public Set<EventKey> claim(Collection<EventKey> events) {
    if (events.isEmpty()) {
      return Set.of();
    }
    return handle
        .createQuery(reading ? NEW : CLAIM)
        .bind("ids", SqlArrays.texts(events, EventKey::eventId))
        .bind("topics", SqlArrays.texts(events, EventKey::topic))
        .map((row, context) -> new EventKey(row.getString(1), row.getString(2)))
        .set();
  }

  @Override
  public void release(Collection<EventKey> events) {
    if (events.isEmpty()) {
      return;
    }
    handle
        .createUpdate(
            """
            DELETE FROM processed_events
            USING unnest(:ids, :topics) AS unused (event_id, topic)
            WHERE processed_events.event_id = unused.event_id
                AND processed_events.topic = unused.topic
            """)
        .bind("ids", SqlArrays.texts(events, EventKey::eventId))
        .bind("topics", SqlArrays.texts(events, EventKey::topic))
        .execute();
  }
}
