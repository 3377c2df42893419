package io.couponservice.application.inmemory;

import io.couponservice.application.outbox.OutboxEntry;
import io.couponservice.application.port.OutboxStore;
import io.couponservice.application.record.OutboundRecord;
import java.util.List;

final class InMemoryOutboxStore implements OutboxStore {

  private final InMemoryDatabase database;

  InMemoryOutboxStore(InMemoryDatabase database) {
    this.database = database;
  }

  @Override
  public void append(List<OutboundRecord> records) {
    for (OutboundRecord record : records) {
      long id = database.outboxIds.next();
      database.tables.outbox.put(id, new OutboxEntry(OutboxShards.of(record), id, record));
    }
  }
}
