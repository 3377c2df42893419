package io.couponservice.application.inmemory;

import io.couponservice.application.coupon.HistoryEntry;
import io.couponservice.application.port.HistoryStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

final class InMemoryHistoryStore implements HistoryStore {

  private final Tables tables;

  InMemoryHistoryStore(Tables tables) {
    this.tables = tables;
  }

  @Override
  public void append(Collection<HistoryEntry> entries) {
    for (HistoryEntry entry : entries) {
      List<HistoryEntry> ofCoupon = new ArrayList<>(all(entry.couponId()));
      ofCoupon.add(entry);
      tables.history.put(entry.couponId(), List.copyOf(ofCoupon));
    }
  }

  @Override
  public List<HistoryEntry> of(long couponId, int skip, int limit) {
    return all(couponId).stream().skip(skip).limit(limit).toList();
  }

  private List<HistoryEntry> all(long couponId) {
    List<HistoryEntry> entries = tables.history.get(couponId);
    return entries == null ? List.of() : entries;
  }
}
