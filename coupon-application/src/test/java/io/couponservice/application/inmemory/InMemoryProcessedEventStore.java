package io.couponservice.application.inmemory;

import io.couponservice.application.port.ProcessedEventStore;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

final class InMemoryProcessedEventStore implements ProcessedEventStore {

  private final InMemoryDatabase database;

  InMemoryProcessedEventStore(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public Set<EventKey> claim(Collection<EventKey> events) {
    Set<EventKey> claimed = new HashSet<>();
    for (EventKey event : events) {
      if (!database.tables.processedEvents.has(event)) {
        database.tables.processedEvents.put(event, database.now());
        claimed.add(event);
      }
    }
    return claimed;
  }

  @Override
  public void release(Collection<EventKey> events) {
    events.forEach(database.tables.processedEvents::remove);
  }
}
