package io.couponservice.application.inmemory;

import io.couponservice.application.port.QuotaStore;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

final class InMemoryQuotaStore implements QuotaStore {

  private final Tables tables;

  InMemoryQuotaStore(Tables tables) {
    this.tables = tables;
  }

  @Override
  public Map<QuotaKey, Integer> issued(Collection<QuotaKey> keys) {
    Map<QuotaKey, Integer> issued = new HashMap<>();
    for (QuotaKey key : keys) {
      if (tables.quotas.has(key)) {
        issued.put(key, tables.quotas.get(key));
      }
    }
    return issued;
  }

  @Override
  public void add(Collection<QuotaUse> uses) {
    for (QuotaUse use : uses) {
      tables.locks.requirePolicy(use.key().policyId());
      int before = tables.quotas.has(use.key()) ? tables.quotas.get(use.key()) : 0;
      if (before + use.issued() > use.limit()) {
        throw new IllegalStateException(
            "%s: %d and %d are more than %d"
                .formatted(use.key(), before, use.issued(), use.limit()));
      }
      tables.quotas.put(use.key(), before + use.issued());
    }
  }
}
