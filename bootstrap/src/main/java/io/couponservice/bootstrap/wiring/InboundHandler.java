package io.couponservice.bootstrap.wiring;

import io.couponservice.application.inbound.HandleInboundEvents;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.kafka.consumer.BatchHandler;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * From the consumers to the use case.
 *
 * @param inbound not null
 * @param database whether it takes writes, as far as it is known
 */
record InboundHandler(HandleInboundEvents inbound, BooleanSupplier database)
    implements BatchHandler {

  @Override
  public void handle(List<InboundRecord> records) {
    inbound.handle(records);
  }

  @Override
  public void isolate(List<InboundRecord> records) {
    inbound.isolate(records);
  }

  @Override
  public boolean available() {
    return database.getAsBoolean();
  }
}
