package io.couponservice.application.port.contract;

import io.couponservice.application.outbox.OutboxEntry;
import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.OutboundRecord;
import java.util.List;

/** Records to be published, told apart by their value. */
final class OutboxRecords {

  private OutboxRecords() {}

  static OutboundRecord of(String key, String value) {
    return new OutboundRecord("coupon.issued", Bytes.utf8(key), Bytes.utf8(value), List.of());
  }

  static List<String> values(List<OutboxEntry> entries) {
    return entries.stream().map(entry -> entry.record().value().asText()).toList();
  }
}
