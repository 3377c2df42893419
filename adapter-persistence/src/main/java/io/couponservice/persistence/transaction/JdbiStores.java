package io.couponservice.persistence.transaction;

import io.couponservice.application.port.AnswerStore;
import io.couponservice.application.port.AuditStore;
import io.couponservice.application.port.AutomaticIssueStore;
import io.couponservice.application.port.CommandStore;
import io.couponservice.application.port.CouponStore;
import io.couponservice.application.port.DeadLetterStore;
import io.couponservice.application.port.FailedEventStore;
import io.couponservice.application.port.HistoryStore;
import io.couponservice.application.port.OutboxStore;
import io.couponservice.application.port.PolicyStore;
import io.couponservice.application.port.ProcessedEventStore;
import io.couponservice.application.port.QuotaStore;
import io.couponservice.application.port.ReplayJobStore;
import io.couponservice.application.port.ReservationStore;
import io.couponservice.application.port.RetentionStore;
import io.couponservice.application.port.Stores;
import io.couponservice.application.port.UndeliverableStore;
import io.couponservice.application.port.WrongCodeStore;
import io.couponservice.persistence.audit.JdbiAuditStore;
import io.couponservice.persistence.coupon.JdbiCommandStore;
import io.couponservice.persistence.coupon.JdbiCouponStore;
import io.couponservice.persistence.coupon.JdbiHistoryStore;
import io.couponservice.persistence.coupon.JdbiReservationStore;
import io.couponservice.persistence.coupon.JdbiWrongCodeStore;
import io.couponservice.persistence.failed.JdbiDeadLetterStore;
import io.couponservice.persistence.failed.JdbiFailedEventStore;
import io.couponservice.persistence.failed.JdbiReplayJobStore;
import io.couponservice.persistence.idempotency.JdbiAnswerStore;
import io.couponservice.persistence.inbound.JdbiAutomaticIssueStore;
import io.couponservice.persistence.inbound.JdbiProcessedEventStore;
import io.couponservice.persistence.outbox.JdbiOutboxStore;
import io.couponservice.persistence.outbox.JdbiUndeliverableStore;
import io.couponservice.persistence.policy.JdbiPolicyStore;
import io.couponservice.persistence.policy.JdbiQuotaStore;
import io.couponservice.persistence.retention.JdbiRetentionStore;
import org.jdbi.v3.core.Handle;

/** The stores on one handle, that is, in one transaction. */
final class JdbiStores implements Stores {

  private final Handle handle;
  private final boolean reading;
  private boolean publishes;

  /**
   * On a handle.
   *
   * @param reading whether its transaction only reads
   */
  JdbiStores(Handle handle, boolean reading) {
    this.handle = handle;
    this.reading = reading;
  }

  boolean hasPublished() {
    return publishes;
  }

  @Override
  public AnswerStore answers() {
    return new JdbiAnswerStore(handle);
  }

  @Override
  public CommandStore commands() {
    return new JdbiCommandStore(handle);
  }

  @Override
  public ProcessedEventStore processedEvents() {
    return new JdbiProcessedEventStore(handle, reading);
  }

  @Override
  public WrongCodeStore wrongCodes() {
    return new JdbiWrongCodeStore(handle);
  }

  @Override
  public PolicyStore policies() {
    return new JdbiPolicyStore(handle, reading);
  }

  @Override
  public QuotaStore quotas() {
    return new JdbiQuotaStore(handle);
  }

  @Override
  public AutomaticIssueStore automaticIssues() {
    return new JdbiAutomaticIssueStore(handle);
  }

  @Override
  public CouponStore coupons() {
    return new JdbiCouponStore(handle, reading);
  }

  @Override
  public ReservationStore reservations() {
    return new JdbiReservationStore(handle);
  }

  @Override
  public HistoryStore history() {
    return new JdbiHistoryStore(handle);
  }

  @Override
  public OutboxStore outbox() {
    return records -> {
      publishes |= !records.isEmpty();
      new JdbiOutboxStore(handle).append(records);
    };
  }

  @Override
  public FailedEventStore failedEvents() {
    return new JdbiFailedEventStore(handle);
  }

  @Override
  public DeadLetterStore deadLetters() {
    return new JdbiDeadLetterStore(handle);
  }

  @Override
  public ReplayJobStore replayJobs() {
    return new JdbiReplayJobStore(handle);
  }

  @Override
  public UndeliverableStore undeliverable() {
    return new JdbiUndeliverableStore(handle);
  }

  @Override
  public AuditStore audit() {
    return new JdbiAuditStore(handle);
  }

  @Override
  public RetentionStore retention() {
    return new JdbiRetentionStore(handle);
  }
}
