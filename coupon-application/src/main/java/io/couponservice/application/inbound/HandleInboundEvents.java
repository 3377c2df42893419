package io.couponservice.application.inbound;

import io.couponservice.application.batching.BatchExecution;
import io.couponservice.application.event.EventPublication;
import io.couponservice.application.failed.DeadLetters;
import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.port.EventDecoder;
import io.couponservice.application.port.EventDecoder.Decoded;
import io.couponservice.application.port.Ids;
import io.couponservice.application.port.Transactions;
import io.couponservice.application.record.InboundRecord;
import java.time.Clock;
import java.util.List;

/**
 * Handles consumed records, any number in one transaction, each once in effect. Whatever a record
 * contains, it gets an outcome: what can't be handled is stored as a failed event.
 */
public final class HandleInboundEvents {

  private final Transactions transactions;
  private final EventDecoder decoder;
  private final EventPublication publication;
  private final Clock clock;
  private final FailedEvents failedEvents;
  private final BatchExecution<DecodedRecord, InboundOutcome> execution;

  /**
   * With its ports.
   *
   * @param transactions not null
   * @param decoder reads records, not null
   * @param publication makes the records of events, not null
   * @param ids not null
   * @param clock in the service's zone, not null
   * @param group the consumer group, not null
   */
  public HandleInboundEvents(
      Transactions transactions,
      EventDecoder decoder,
      EventPublication publication,
      Ids ids,
      Clock clock,
      String group) {
    this.transactions = transactions;
    this.decoder = decoder;
    this.publication = publication;
    this.clock = clock;
    this.failedEvents = new FailedEvents(ids, group);
    this.execution = new BatchExecution<>(this::inOneTransaction, this::storeAsFailed);
  }

  /**
   * Handles records and commits what they change.
   *
   * @param records in the order in which they were read, not null
   * @return an outcome for each, in order
   * @throws io.couponservice.application.port.OutageException if the database is away; some of the
   *     records may have taken effect, and handling them again finds it
   */
  public List<InboundOutcome> handle(List<InboundRecord> records) {
    return execution.run(records.stream().map(this::decode).toList());
  }

  private DecodedRecord decode(InboundRecord record) {
    return new DecodedRecord(record, decoder.decode(record));
  }

  private List<InboundOutcome> inOneTransaction(List<DecodedRecord> records) {
    return transactions.inTransaction(
        stores -> new InboundBatch(stores, publication, failedEvents, clock, records).run());
  }

  private InboundOutcome storeAsFailed(DecodedRecord record, RuntimeException cause) {
    FailedEvent failed = failedEvents.unexpected(record, cause, clock.instant());
    transactions.inTransaction(
        stores -> {
          DeadLetters.store(stores, List.of(failed));
          return null;
        });
    return InboundOutcome.FAILED;
  }

  /**
   * A record with what was read from it.
   *
   * @param record not null
   * @param content not null
   */
  record DecodedRecord(InboundRecord record, Decoded content) {}
}
