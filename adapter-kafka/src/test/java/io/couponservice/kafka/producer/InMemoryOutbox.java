package io.couponservice.kafka.producer;

import io.couponservice.application.outbox.OutboxEntry;
import io.couponservice.application.outbox.OutboxLeases;
import io.couponservice.application.outbox.OutboxQueue;
import io.couponservice.application.outbox.OutboxSignal;
import io.couponservice.application.outbox.ShardLease;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An outbox of one shard that one instance has for good. */
final class InMemoryOutbox implements OutboxQueue, OutboxLeases {

  private final List<OutboxEntry> entries;
  private final OutboxSignal signal = new OutboxSignal();

  InMemoryOutbox(List<OutboxEntry> entries) {
    this.entries = new CopyOnWriteArrayList<>(entries);
  }

  List<OutboxEntry> entries() {
    return List.copyOf(entries);
  }

  OutboxSignal signal() {
    return signal;
  }

  @Override
  public List<OutboxEntry> read(Collection<ShardLease> leases) {
    return entries();
  }

  @Override
  public void remove(String instance, Collection<ShardLease> leases, List<OutboxEntry> published) {
    entries.removeAll(published);
  }

  @Override
  public void setAside(OutboxEntry entry, String reason) {
    entries.remove(entry);
  }

  @Override
  public List<ShardLease> renew(String instance, Duration duration, boolean idle) {
    return List.of(new ShardLease(0, 1));
  }

  @Override
  public void release(String instance) {
    // Nobody else wants it.
  }
}
