package io.couponservice.application.inmemory;

import io.couponservice.application.failed.DeadLetters;
import io.couponservice.application.outbox.OutboxEntry;
import io.couponservice.application.outbox.UndeliverableRecord;
import io.couponservice.application.port.UndeliverableStore;
import io.couponservice.application.record.Bytes;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

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
    return read(refused.entry(), refused.reason(), refused.setAsideAt());
  }

  private static UndeliverableRecord read(OutboxEntry entry, String reason, Instant since) {
    Bytes value = entry.record().value();
    return new UndeliverableRecord(
        entry.id(),
        entry.record().topic(),
        entry.record().key(),
        value == null ? 0 : value.size(),
        DeadLetters.carried(entry.record()).orElse(null),
        reason,
        since);
  }

  @Override
  public List<UndeliverableRecord> waiting(int limit) {
    return database
        .tables
        .outbox
        .values()
        .filter(entry -> entry.record().topic().endsWith(DeadLetters.TOPIC_SUFFIX))
        .limit(limit)
        .map(entry -> read(entry, null, database.now()))
        .toList();
  }

  @Override
  public int send(long id) {
    return send(refused -> refused.entry().id() == id, 1);
  }

  @Override
  public int sendOf(String topic, int limit) {
    return send(refused -> refused.entry().record().topic().equals(topic), limit);
  }

  private int send(Predicate<RefusedRecord> which, int limit) {
    List<RefusedRecord> sent =
        database
            .tables
            .undeliverable
            .values()
            .filter(which)
            .sorted(Comparator.comparing(refused -> refused.entry().id()))
            .limit(limit)
            .toList();
    sent.forEach(refused -> database.tables.undeliverable.remove(refused.entry().id()));
    new InMemoryOutboxStore(database)
        .append(sent.stream().map(refused -> refused.entry().record()).toList());
    return sent.size();
  }
}
