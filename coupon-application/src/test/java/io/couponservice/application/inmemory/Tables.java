package io.couponservice.application.inmemory;

import io.couponservice.application.audit.AuditedCall;
import io.couponservice.application.coupon.HistoryEntry;
import io.couponservice.application.inmemory.InMemoryReplayJobStore.JobRow;
import io.couponservice.application.outbox.OutboxEntry;
import io.couponservice.application.port.AutomaticIssueStore.IssueKey;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.port.QuotaStore.QuotaKey;
import io.couponservice.application.port.ReservationStore.OrderOfCoupon;
import io.couponservice.application.port.StatusCounts;
import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.RecordPosition;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.policy.CouponPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** All that is stored. */
final class Tables {

  /** Counts of a policy that were appended and not added up yet. */
  record CountChange(long policyId, StatusCounts change) {}

  /** A command that took effect. */
  record CommandRow(String subject, Instant createdAt) {}

  /** An answer that is kept; null while its transaction runs. */
  record AnswerRow(Bytes fingerprint, Bytes answer, Instant createdAt) {}

  /** Wrong codes of a user. */
  record WrongCodesRow(int count, Instant since) {}

  /** What makes a failed event one: a topic that was made anew starts over with its offsets. */
  record FailureKey(RecordPosition position, long timestampMillis) {}

  // By the running transaction. A table may be in it twice.
  private final List<Table<?, ?>> touched = new ArrayList<>();

  final Table<Long, CouponPolicy> policies = new Table<>("policies", touched);
  final Table<String, Long> policyByCode = new Table<>("policies by code", touched);
  final Table<Long, StatusCounts> counts = new Table<>("counts", touched);
  final Table<Long, CountChange> countChanges = new Table<>("changes of counts", touched);
  final Table<QuotaKey, Integer> quotas = new Table<>("quotas", touched);
  final Table<IssueKey, Long> automaticIssues = new Table<>("automatic issues", touched);
  final Table<Long, Coupon> coupons = new Table<>("coupons", touched);
  final Table<String, Reservation> reservations = new Table<>("reservations", touched);
  final Table<OrderOfCoupon, List<String>> reservationsOfOrder =
      new Table<>("reservations of order", touched);
  final Table<Long, String> activeReservation =
      new Table<>("active reservations by coupon", touched);
  final Table<String, CommandRow> commands = new Table<>("commands", touched);
  final Table<String, AnswerRow> answers = new Table<>("answers", touched);
  final Table<Long, WrongCodesRow> wrongCodes = new Table<>("wrong codes", touched);
  final Table<String, Instant> reservationChanges = new Table<>("reservation changes", touched);
  final Table<EventKey, Instant> processedEvents = new Table<>("processed events", touched);
  final Table<FailureKey, StoredFailure> failures = new Table<>("failed events", touched);
  final Table<EventKey, FailureKey> outstanding = new Table<>("outstanding dead letters", touched);
  final Table<FailureKey, String> copies = new Table<>("copies of dead letters", touched);
  final Table<Long, JobRow> replayJobs = new Table<>("replay jobs", touched);
  final Table<Long, AuditedCall> adminCalls = new Table<>("admin calls", touched);
  final Table<Long, List<HistoryEntry>> history = new Table<>("history", touched);
  final Table<Long, OutboxEntry> outbox = new Table<>("outbox", touched);
  final Table<Long, RefusedRecord> undeliverable = new Table<>("undeliverable records", touched);
  final Locks locks = new Locks();

  void commit() {
    touched.forEach(Table::commit);
    end();
  }

  void rollback() {
    touched.forEach(Table::rollback);
    end();
  }

  private void end() {
    touched.clear();
    locks.clear();
  }
}
