package io.couponservice.application.outbox;

import io.couponservice.application.record.OutboundRecord;
import java.util.concurrent.CompletableFuture;

/** Hands records to the broker. */
public interface RecordPublisher {

  /**
   * Publishes a record. Records of one topic and key reach the broker in the order of the calls.
   *
   * @param record not null
   * @return completes once all in-sync replicas have the record, however long the broker is away;
   *     fails with {@link UndeliverableException} if the broker refuses it for good, with anything
   *     else if it may be published again, for example when its topic is there
   */
  CompletableFuture<Void> publish(OutboundRecord record);

  /** The broker refuses a record for good: it is too large. */
  final class UndeliverableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /**
     * Wraps the cause.
     *
     * @param cause not null
     */
    public UndeliverableException(Throwable cause) {
      super(cause.getMessage(), cause);
    }
  }
}
