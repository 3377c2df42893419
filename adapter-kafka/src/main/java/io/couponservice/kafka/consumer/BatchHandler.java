package io.couponservice.kafka.consumer;

import io.couponservice.application.record.InboundRecord;
import java.util.List;

/** What is done with the records that were consumed. Called on several threads. */
public interface BatchHandler {

  /**
   * Handles a batch and returns after its commit.
   *
   * @param records not null
   * @throws io.couponservice.application.port.OutageException if the same batch is to be given
   *     again later
   */
  void handle(List<InboundRecord> records);

  /**
   * Handles a batch that failed again and again as in an outage, though there is none: a failure
   * hits only the record that causes it.
   *
   * @param records not null
   * @throws io.couponservice.application.port.OutageException if there is an outage after all
   */
  void isolate(List<InboundRecord> records);

  /**
   * Whether there is no outage, as far as it is known. Must not block.
   *
   * @return true if what a batch needs takes writes
   */
  boolean available();
}
