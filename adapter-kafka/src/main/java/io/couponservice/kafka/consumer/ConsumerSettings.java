package io.couponservice.kafka.consumer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * How to consume.
 *
 * @param topics not null
 * @param concurrency how many consumers, each with a thread, 1 or more
 * @param drain how much makes one batch
 * @param outageWait the first wait in an outage; doubles up to the longest
 * @param outageMaxWait the longest wait in an outage
 * @param properties of the Kafka client, complete, not null
 * @param watch told of each new client; what it returns is run when that is closed; not null
 */
public record ConsumerSettings(
    List<String> topics,
    int concurrency,
    Drain drain,
    Duration outageWait,
    Duration outageMaxWait,
    Map<String, Object> properties,
    Function<Consumer<?, ?>, Runnable> watch) {

  /**
   * The bounds of a batch. The last poll may exceed them by its own size.
   *
   * @param maxRecords 1 or more
   * @param maxBytes of keys and values, 1 or more
   */
  public record Drain(int maxRecords, long maxBytes) {}
}
