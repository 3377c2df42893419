package io.couponservice.application.inmemory;

import io.couponservice.application.coupon.HistoryEntry;
import io.couponservice.application.outbox.OutboxEntry;
import io.couponservice.application.port.AutomaticIssueStore.IssueKey;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.port.QuotaStore.QuotaKey;
import io.couponservice.application.port.StatusCounts;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.policy.CouponPolicy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is committed, for checks: views that can't be changed, in the order in which the rows were
 * stored. Not to be read while another thread writes.
 */
public final class CommittedState {

  private final Tables tables;

  CommittedState(Tables tables) {
    this.tables = tables;
  }

  /** By id. */
  public Map<Long, CouponPolicy> policies() {
    return tables.policies.committed();
  }

  /** Those of a policy, added up or not. */
  public StatusCounts counts(long policyId) {
    return Counts.of(
        tables.counts.committed().get(policyId),
        tables.countChanges.committed().values().stream()
            .filter(change -> change.policyId() == policyId));
  }

  /** How many changes of counts are not added up yet. */
  public int unfoldedCounts() {
    return tables.countChanges.committed().size();
  }

  /** How many coupons users got. */
  public Map<QuotaKey, Integer> quotas() {
    return tables.quotas.committed();
  }

  /** Which coupon a payment issued. */
  public Map<IssueKey, Long> automaticIssues() {
    return tables.automaticIssues.committed();
  }

  /** By id. */
  public Map<Long, Coupon> coupons() {
    return tables.coupons.committed();
  }

  /** By id. */
  public Map<String, Reservation> reservations() {
    return tables.reservations.committed();
  }

  /** What commands made, by command id. */
  public Map<String, String> commands() {
    return tables.commands.committed().entrySet().stream()
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, row -> row.getValue().subject()));
  }

  /** Consumed events that took effect. */
  public Set<EventKey> processedEvents() {
    return tables.processedEvents.committed().keySet();
  }

  /** With what became of them. */
  public Collection<StoredFailure> failedEvents() {
    return tables.failures.committed().values();
  }

  /** By coupon, the oldest first. */
  public Map<Long, List<HistoryEntry>> history() {
    return tables.history.committed();
  }

  /** What waits to be published, the oldest first. */
  public Collection<OutboxEntry> outbox() {
    return tables.outbox.committed().values();
  }

  /** What the broker refused for good. */
  public Collection<RefusedRecord> undeliverable() {
    return tables.undeliverable.committed().values();
  }
}
