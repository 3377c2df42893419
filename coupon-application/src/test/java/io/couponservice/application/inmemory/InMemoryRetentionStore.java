package io.couponservice.application.inmemory;

import io.couponservice.application.audit.AuditedCall;
import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.failed.FailedEvent.Subject;
import io.couponservice.application.inmemory.InMemoryReplayJobStore.JobRow;
import io.couponservice.application.inmemory.Tables.AnswerRow;
import io.couponservice.application.inmemory.Tables.CommandRow;
import io.couponservice.application.inmemory.Tables.FailureKey;
import io.couponservice.application.inmemory.Tables.WrongCodesRow;
import io.couponservice.application.port.ReservationStore.OrderOfCoupon;
import io.couponservice.application.port.RetentionStore;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Reservation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

final class InMemoryRetentionStore implements RetentionStore {

  private final InMemoryDatabase database;
  private final Tables tables;

  InMemoryRetentionStore(InMemoryDatabase database) {
    this.database = database;
    this.tables = database.tables;
  }

  @Override
  public int purgeReservations(Duration age, int limit) {
    Instant last = database.now().minus(age);
    List<Subject> outstanding =
        tables
            .failures
            .values()
            .filter(StoredFailure::outstanding)
            .map(StoredFailure::event)
            .map(FailedEvent::subject)
            .toList();
    List<Reservation> old =
        tables
            .reservations
            .values()
            .filter(each -> each.closedAt() != null)
            .filter(each -> !tables.reservationChanges.get(each.reservationId()).isAfter(last))
            .filter(each -> !isReferredTo(each))
            .filter(each -> outstanding.stream().noneMatch(subject -> isAbout(subject, each)))
            .limit(limit)
            .toList();
    old.forEach(this::delete);
    return old.size();
  }

  private boolean isReferredTo(Reservation reservation) {
    Coupon coupon = tables.coupons.get(reservation.couponId());
    return coupon.belongsTo(reservation.reservationId());
  }

  private static boolean isAbout(Subject subject, Reservation reservation) {
    return reservation.reservationId().equals(subject.reservationId())
        || (subject.couponId() != null
            && subject.couponId() == reservation.couponId()
            && reservation.orderId().equals(subject.orderId()));
  }

  private void delete(Reservation reservation) {
    String id = reservation.reservationId();
    tables.reservations.remove(id);
    tables.reservationChanges.remove(id);
    OrderOfCoupon order = new OrderOfCoupon(reservation.couponId(), reservation.orderId());
    List<String> left =
        tables.reservationsOfOrder.get(order).stream().filter(each -> !each.equals(id)).toList();
    if (left.isEmpty()) {
      tables.reservationsOfOrder.remove(order);
    } else {
      tables.reservationsOfOrder.put(order, left);
    }
  }

  @Override
  public int purgeProcessedEvents(Duration age, int limit) {
    return purge(tables.processedEvents, Function.identity(), age, limit);
  }

  @Override
  public int purgeCommands(Duration age, int limit) {
    return purge(tables.commands, CommandRow::createdAt, age, limit);
  }

  @Override
  public int purgeAnswers(Duration age, int limit) {
    return purge(tables.answers, AnswerRow::createdAt, age, limit);
  }

  @Override
  public int purgeWrongCodes(Duration age, int limit) {
    return purge(tables.wrongCodes, WrongCodesRow::since, age, limit);
  }

  @Override
  public int purgeFailedEvents(Duration age, int limit) {
    Instant last = database.now().minus(age);
    List<Map.Entry<FailureKey, StoredFailure>> old =
        tables
            .failures
            .rows()
            .filter(row -> !row.getValue().outstanding())
            .filter(row -> closedAt(row.getValue()).isBefore(last))
            .limit(limit)
            .toList();
    for (Map.Entry<FailureKey, StoredFailure> row : old) {
      tables.failures.remove(row.getKey());
      removeCopies(row.getValue().event().deadLetterId());
    }
    return old.size();
  }

  private void removeCopies(String deadLetterId) {
    tables.undeliverable.values().filter(refused -> refused.carries(deadLetterId)).toList().stream()
        .map(refused -> refused.entry().id())
        .forEach(tables.undeliverable::remove);
  }

  private static Instant closedAt(StoredFailure failure) {
    return failure.history().get(failure.history().size() - 1).at();
  }

  @Override
  public int purgeReplayItems(int limit) {
    int purged = 0;
    for (JobRow row : tables.replayJobs.values().toList()) {
      if (!row.job().open() && !row.numbers().isEmpty() && purged < limit) {
        int some = Math.min(limit - purged, row.numbers().size());
        tables.replayJobs.put(
            row.job().jobId(),
            new JobRow(
                row.job(),
                row.numbers().subList(some, row.numbers().size()),
                row.owner(),
                row.leaseUntil()));
        purged += some;
      }
    }
    return purged;
  }

  @Override
  public int purgeReplayJobs(Duration age, int limit) {
    Instant last = database.now().minus(age);
    List<Long> old =
        tables.replayJobs.values().toList().stream()
            .filter(row -> !row.job().open() && row.numbers().isEmpty())
            .filter(row -> row.job().times().ended().isBefore(last))
            .map(row -> row.job().jobId())
            .limit(limit)
            .toList();
    old.forEach(tables.replayJobs::remove);
    return old.size();
  }

  @Override
  public int purgeAudit(Duration age, int limit) {
    return purge(tables.adminCalls, AuditedCall::at, age, limit);
  }

  private <K, V> int purge(Table<K, V> table, Function<V, Instant> time, Duration age, int limit) {
    Instant last = database.now().minus(age);
    List<K> old =
        table
            .rows()
            .filter(row -> !time.apply(row.getValue()).isAfter(last))
            .limit(limit)
            .map(Map.Entry::getKey)
            .toList();
    old.forEach(table::remove);
    return old.size();
  }
}
