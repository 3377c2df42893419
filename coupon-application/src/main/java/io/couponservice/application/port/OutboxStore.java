package io.couponservice.application.port;

import io.couponservice.application.record.OutboundRecord;
import java.util.List;

/** Records to be published once the transaction is committed. */
public interface OutboxStore {

  /**
   * Appends records. Records of one key are published in the order in which they were appended, if
   * the transactions that appended them were ordered by a lock.
   *
   * @param records not null
   */
  void append(List<OutboundRecord> records);
}
