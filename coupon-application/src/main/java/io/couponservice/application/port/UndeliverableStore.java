package io.couponservice.application.port;

import io.couponservice.application.outbox.UndeliverableRecord;
import java.util.List;

/**
 * Records that the broker refuses, or that wait for a dead-letter topic that does not take them.
 */
public interface UndeliverableStore {

  /**
   * Those that the broker refused for good, the newest first.
   *
   * @param before only those with a smaller id
   * @param limit the most of them, 1 or more
   * @return never null
   */
  List<UndeliverableRecord> refused(long before, int limit);

  /**
   * Those on their way to dead-letter topics, the oldest first. The relay sends them by itself;
   * what stays here, its topic does not take.
   *
   * @param limit the most of them, 1 or more
   * @return never null
   */
  List<UndeliverableRecord> waiting(int limit);

  /**
   * Puts one of those that were refused back into the outbox.
   *
   * @param id its id
   * @return how many there were: 0 or 1
   */
  int send(long id);

  /**
   * Puts those of a topic that were refused back into the outbox, the oldest first.
   *
   * @param topic not null
   * @param limit the most of them, 1 or more
   * @return how many there were
   */
  int sendOf(String topic, int limit);
}
