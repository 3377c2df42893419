package io.couponservice.bootstrap.simulation;

import io.couponservice.application.inbound.InboundOutcome;
import io.couponservice.application.outbox.RelayOutbox.Timing;
import io.couponservice.application.outbox.RelayRounds;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.bootstrap.simulation.SimKafka.Partition;
import io.couponservice.bootstrap.wiring.UseCases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One instance of the service: its use cases, its consumer and its relay. */
final class SimInstance {

  static final Timing TIMING =
      new Timing(Duration.ofSeconds(10), Duration.ofMillis(250), Duration.ofSeconds(1));

  private final String name;
  private final SimKafka kafka;
  private final UseCases useCases;
  private final RelayRounds relay;
  private final Map<Partition, Integer> positions = new HashMap<>();
  private List<InboundRecord> inHand = List.of();
  private Map<Partition, Integer> offsetsAfter = Map.of();

  SimInstance(String name, SimKafka kafka, UseCases useCases, RelayRounds relay) {
    this.name = name;
    this.kafka = kafka;
    this.useCases = useCases;
    this.relay = relay;
  }

  String name() {
    return name;
  }

  UseCases useCases() {
    return useCases;
  }

  /** Partitions are given out anew. What is in hand is handled all the same, and not committed. */
  void assign(Collection<Partition> partitions) {
    positions.clear();
    partitions.forEach(each -> positions.put(each, kafka.committed(each)));
    offsetsAfter = Map.of();
  }

  /** Reads some records, unless some are in hand. */
  int poll(int most) {
    if (!inHand.isEmpty()) {
      return 0;
    }
    List<InboundRecord> read = new ArrayList<>();
    Map<Partition, Integer> offsets = new HashMap<>();
    positions.forEach(
        (partition, position) -> {
          List<InboundRecord> records = kafka.records(partition);
          int end = Math.min(records.size(), position + most - read.size());
          if (end > position) {
            read.addAll(records.subList(position, end));
            offsets.put(partition, end);
          }
        });
    positions.putAll(offsets);
    inHand = read;
    offsetsAfter = offsets;
    return read.size();
  }

  /** Handles what is in hand, and commits. In an outage it stays in hand. */
  List<InboundOutcome> handle() {
    if (inHand.isEmpty()) {
      return List.of();
    }
    List<InboundOutcome> outcomes = useCases.inbound().handle(inHand);
    offsetsAfter.forEach(kafka::commit);
    inHand = List.of();
    offsetsAfter = Map.of();
    return outcomes;
  }

  /** One round of the relay. */
  int relay() {
    try {
      return relay.relayOnce();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts", e);
    }
  }

  /** The end, in good order. */
  void leave() {
    relay.giveBack();
  }
}
