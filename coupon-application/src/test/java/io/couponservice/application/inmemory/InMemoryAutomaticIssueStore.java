package io.couponservice.application.inmemory;

import io.couponservice.application.port.AutomaticIssueStore;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

final class InMemoryAutomaticIssueStore implements AutomaticIssueStore {

  private final Tables tables;

  InMemoryAutomaticIssueStore(Tables tables) {
    this.tables = tables;
  }

  @Override
  public Set<IssueKey> issued(Collection<IssueKey> keys) {
    return keys.stream().filter(tables.automaticIssues::has).collect(Collectors.toSet());
  }

  @Override
  public void insert(Map<IssueKey, Long> couponIds) {
    couponIds.forEach(
        (key, couponId) -> {
          tables.locks.requirePolicy(key.policyId());
          tables.automaticIssues.insert(key, couponId);
        });
  }
}
