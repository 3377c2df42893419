package io.couponservice.bootstrap.simulation;

import io.couponservice.application.coupon.HistoryEntry;
import io.couponservice.application.failed.FailedEvent.Subject;
import io.couponservice.application.inmemory.CommittedState;
import io.couponservice.application.inmemory.RefusedRecord;
import io.couponservice.application.inmemory.StoredFailure;
import io.couponservice.application.port.StatusCounts;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.bootstrap.oracle.AutomaticIssueRow;
import io.couponservice.bootstrap.oracle.Bytes;
import io.couponservice.bootstrap.oracle.Contents;
import io.couponservice.bootstrap.oracle.CouponHistoryRow;
import io.couponservice.bootstrap.oracle.CouponRow;
import io.couponservice.bootstrap.oracle.DatabaseContents;
import io.couponservice.bootstrap.oracle.FailedEventRow;
import io.couponservice.bootstrap.oracle.PolicyRow;
import io.couponservice.bootstrap.oracle.ProcessedEventRow;
import io.couponservice.bootstrap.oracle.QuotaRow;
import io.couponservice.bootstrap.oracle.ReservationRow;
import io.couponservice.bootstrap.oracle.TopicContents;
import io.couponservice.bootstrap.oracle.TopicHeader;
import io.couponservice.bootstrap.oracle.TopicRecord;
import io.couponservice.bootstrap.oracle.UndeliverableRow;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.IssueTrigger;
import io.couponservice.domain.policy.PolicyTerms;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a history leaves behind, as the oracle wants to see it. */
final class Remains {

  private Remains() {}

  static Contents of(World world, Shop shop) {
    return new Contents(
        new TopicContents(rows(world.kafka().everything(), Remains::record)),
        database(world.database().state()),
        shop.acknowledged());
  }

  private static DatabaseContents database(CommittedState state) {
    return new DatabaseContents(
        rows(state.policies().values(), Remains::policy),
        rows(state.policies().keySet(), id -> counts(id, state.counts(id))),
        rows(
            state.quotas().entrySet(),
            row ->
                new QuotaRow(
                    row.getKey().policyId(),
                    row.getKey().userId(),
                    row.getValue(),
                    state.policies().get(row.getKey().policyId()).terms().quantity().perUser())),
        rows(state.coupons().values(), Remains::coupon),
        history(state),
        rows(state.reservations().values(), Remains::reservation),
        rows(
            state.automaticIssues().entrySet(),
            row ->
                new AutomaticIssueRow(
                    row.getKey().policyId(), row.getKey().paymentId(), row.getValue())),
        rows(state.processedEvents(), row -> new ProcessedEventRow(row.topic(), row.eventId())),
        rows(state.failedEvents(), Remains::failed),
        state.outbox().size(),
        rows(state.undeliverable(), Remains::undeliverable));
  }

  private static <S, R> List<R> rows(Collection<S> stored, Function<S, R> row) {
    return stored.stream().map(row).toList();
  }

  private static List<CouponHistoryRow> history(CommittedState state) {
    List<CouponHistoryRow> rows = new ArrayList<>();
    for (List<HistoryEntry> ofCoupon : state.history().values()) {
      for (HistoryEntry entry : ofCoupon) {
        rows.add(history(rows.size(), entry));
      }
    }
    return rows;
  }

  private static CouponHistoryRow history(long id, HistoryEntry entry) {
    return new CouponHistoryRow(
        entry.couponId(),
        id,
        entry.at(),
        entry.trigger().name(),
        name(entry.from()),
        entry.to().name(),
        entry.eventIds(),
        name(entry.verdict()),
        Optional.ofNullable(entry.note()),
        entry.correlationId(),
        Optional.ofNullable(entry.causationId()),
        entry.actor());
  }

  private static Optional<String> name(Enum<?> value) {
    return Optional.ofNullable(value).map(Enum::name);
  }

  private static OptionalLong number(Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  private static OptionalInt number(Integer value) {
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  private static io.couponservice.bootstrap.oracle.StatusCounts counts(
      long policyId, StatusCounts counts) {
    return new io.couponservice.bootstrap.oracle.StatusCounts(
        policyId, counts.reserved(), counts.used(), counts.expired());
  }

  private static PolicyRow policy(CouponPolicy policy) {
    PolicyTerms terms = policy.terms();
    Optional<IssueTrigger> trigger = Optional.ofNullable(terms.trigger());
    return new PolicyRow(
        policy.policyId(),
        Optional.of(terms.couponCode().value()),
        terms.issueTypes().stream().map(Enum::name).collect(Collectors.toSet()),
        terms.discount().type().name(),
        terms.discount().value(),
        number(terms.quantity().total()),
        terms.quantity().perUser(),
        number(terms.validity().days()),
        Optional.ofNullable(terms.validity().until()),
        terms.restoreRule().name(),
        number(terms.restoreGraceDays()),
        terms.latePaymentRule().name(),
        trigger.map(each -> each.eventType().name()),
        number(trigger.map(each -> each.minAmount().amount()).orElse(null)),
        policy.issued(),
        Optional.ofNullable(policy.deactivatedAt()));
  }

  private static CouponRow coupon(Coupon coupon) {
    return new CouponRow(
        coupon.couponId(),
        coupon.policyId(),
        coupon.userId(),
        Optional.ofNullable(coupon.couponCode()),
        coupon.couponName(),
        coupon.issueType().name(),
        coupon.status().name(),
        coupon.issuedAt(),
        coupon.expiryDate(),
        Optional.ofNullable(coupon.reservationId()));
  }

  private static ReservationRow reservation(Reservation reservation) {
    return new ReservationRow(
        reservation.reservationId(),
        reservation.couponId(),
        reservation.userId(),
        reservation.orderId(),
        reservation.orderAmount().amount(),
        reservation.discountAmount().amount(),
        reservation.reservedAt(),
        reservation.expiresAt(),
        reservation.status().name(),
        name(reservation.reason()),
        Optional.ofNullable(reservation.closedAt()),
        Optional.ofNullable(reservation.paymentId()),
        Optional.ofNullable(reservation.paidAt()),
        Optional.ofNullable(reservation.orderCancelledAt()));
  }

  private static FailedEventRow failed(StoredFailure stored) {
    InboundRecord record = stored.event().record();
    Subject subject = stored.event().subject();
    return new FailedEventRow(
        stored.event().deadLetterId(),
        record.position().topic(),
        record.position().partition(),
        record.position().offset(),
        record.timestamp().toEpochMilli(),
        stored.event().group(),
        bytes(record.key()),
        bytes(record.value()),
        Optional.ofNullable(stored.event().eventId()),
        number(subject.userId()),
        number(subject.couponId()),
        Optional.ofNullable(subject.orderId()),
        Optional.ofNullable(subject.reservationId()),
        stored.event().reason(),
        stored.event().attempts(),
        stored.status().name(),
        stored.event().failedAt());
  }

  private static UndeliverableRow undeliverable(RefusedRecord record) {
    return new UndeliverableRow(
        record.entry().id(),
        record.entry().record().topic(),
        bytes(record.entry().record().key()),
        record.reason());
  }

  private static TopicRecord record(InboundRecord record) {
    return new TopicRecord(
        record.position().topic(),
        record.position().partition(),
        record.position().offset(),
        record.timestamp().toEpochMilli(),
        bytes(record.key()),
        bytes(record.value()),
        record.headers().stream()
            .map(header -> new TopicHeader(header.name(), bytes(header.value())))
            .toList());
  }

  private static Bytes bytes(io.couponservice.application.record.Bytes bytes) {
    return bytes == null ? Bytes.NULL : Bytes.of(bytes.array());
  }
}
