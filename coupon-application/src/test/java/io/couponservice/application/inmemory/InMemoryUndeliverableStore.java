package io.couponservice.application.inmemory;

import io.couponservice.application.failed.DeadLetters;
import io.couponservice.application.outbox.UndeliverableRecord;
import io.couponservice.application.port.UndeliverableStore;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

final class InMemoryUndeliverableStore implements UndeliverableStore {

  private final InMemoryDatabase database;

  InMemoryUndeliverableStore(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public List<UndeliverableRecord> refused(long before, int limit) {
    return database
        .tables
        .undeliverable
        .values()
        .map(InMemoryUndeliverableStore::read)
        .filter(record -> record.id() < before)
        .sorted(Comparator.comparing(UndeliverableRecord::id).reversed())
        .limit(limit)
        .toList();
  }

  private static UndeliverableRecord read(RefusedRecord refused) {
    return new UndeliverableRecord(
        refused.entry().id(),
        refused.entry().record(),
        DeadLetters.carried(refused.entry().record()).orElse(null),
        refused.reason(),
        refused.setAsideAt());
  }

  @Override
  public List<UndeliverableRecord> waiting(int limit) {
    return database
        .tables
        .outbox
        .values()
        .filter(entry -> entry.record().topic().endsWith(DeadLetters.TOPIC_SUFFIX))
        .limit(limit)
        .map(
            entry ->
                new UndeliverableRecord(
                    entry.id(),
                    entry.record(),
                    DeadLetters.carried(entry.record()).orElse(null),
                    null,
                    database.now()))
        .toList();
  }

  @Override
  public List<UndeliverableRecord> take(Collection<Long> ids) {
    List<UndeliverableRecord> taken =
        database
            .tables
            .undeliverable
            .values()
            .map(InMemoryUndeliverableStore::read)
            .filter(record -> ids.contains(record.id()))
            .toList();
    taken.forEach(record -> database.tables.undeliverable.remove(record.id()));
    return taken;
  }

  @Override
  public List<UndeliverableRecord> takeOf(String topic, int limit) {
    return take(
        database
            .tables
            .undeliverable
            .values()
            .map(InMemoryUndeliverableStore::read)
            .filter(record -> record.record().topic().equals(topic))
            .map(UndeliverableRecord::id)
            .sorted()
            .limit(limit)
            .toList());
  }
}
