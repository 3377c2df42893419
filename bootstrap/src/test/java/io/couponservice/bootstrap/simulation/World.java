package io.couponservice.bootstrap.simulation;

import io.couponservice.application.failed.FailedEventStatus;
import io.couponservice.application.inbound.InboundOutcome;
import io.couponservice.application.inmemory.InMemoryDatabase;
import io.couponservice.application.inmemory.StoredFailure;
import io.couponservice.application.outbox.RelayRounds;
import io.couponservice.application.port.OutageException;
import io.couponservice.application.record.OutboundRecord;
import io.couponservice.bootstrap.simulation.SimKafka.Partition;
import io.couponservice.bootstrap.wiring.UseCases;
import io.couponservice.kafka.codec.JsonEventEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** What a history happens in: a database, a broker, a clock, and the instances that share them. */
final class World {

  private static final List<Partition> CONSUMED =
      SimKafka.partitionsOf(List.of("payment.completed", "payment.failed", "order.cancelled"));

  private final SimClock clock = new SimClock();
  private final SimIds ids = new SimIds();
  private final FaultPoint faults = new FaultPoint();
  private final SimKafka kafka = new SimKafka(clock);
  private final InMemoryDatabase database = new InMemoryDatabase(clock, faults);
  private final List<SimInstance> instances = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private final Trace trace;
  private final Flaw flaw;
  private int started;

  World(Trace trace, Flaw flaw) {
    this.trace = trace;
    this.flaw = flaw;
    join();
    join();
  }

  SimClock clock() {
    return clock;
  }

  SimIds ids() {
    return ids;
  }

  FaultPoint faults() {
    return faults;
  }

  SimKafka kafka() {
    return kafka;
  }

  InMemoryDatabase database() {
    return database;
  }

  List<SimInstance> instances() {
    return instances;
  }

  SimInstance instance(int who) {
    return instances.get(who % instances.size());
  }

  void join() {
    String name = "instance-" + ++started;
    UseCases useCases =
        UseCases.on(flaw.planted(database.transactions()), new JsonEventEncoder(), ids, clock);
    RelayRounds relay =
        new RelayRounds(
            database.queue(),
            database.leases(),
            this::publish,
            SimInstance.TIMING,
            name,
            clock::nanoTime,
            () -> false,
            failure -> trace.add(() -> name + " waits: " + failure.getMessage()));
    instances.add(new SimInstance(name, kafka, useCases, relay));
    rebalance();
  }

  void leave(SimInstance instance) {
    if (instances.size() > 1) {
      instances.remove(instance);
      rebalance();
      instance.leave();
    }
  }

  /** Gone, with all that it had in hand. Another one starts if it was the last. */
  void kill(SimInstance instance) {
    trace.add(() -> instance.name() + " is gone");
    instances.remove(instance);
    if (instances.isEmpty()) {
      join();
    } else {
      rebalance();
    }
  }

  private void rebalance() {
    Map<SimInstance, List<Partition>> shares = new HashMap<>();
    for (int i = 0; i < CONSUMED.size(); i++) {
      shares
          .computeIfAbsent(instances.get(i % instances.size()), instance -> new ArrayList<>())
          .add(CONSUMED.get(i));
    }
    instances.forEach(each -> each.assign(shares.getOrDefault(each, List.of())));
  }

  private CompletableFuture<Void> publish(OutboundRecord record) {
    try {
      faults.pass("publish");
      kafka.append(record);
      faults.pass("published");
      return CompletableFuture.completedFuture(null);
    } catch (OutageException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** An instance stands still for longer than its leases are good; the others go on. */
  void freeze(SimInstance frozen) {
    trace.add(() -> frozen.name() + " stands still");
    clock.pass(SimInstance.TIMING.lease().multipliedBy(2));
    for (SimInstance other : List.copyOf(instances)) {
      if (other != frozen) {
        other.poll(10);
        handle(other);
        other.relay();
        other.relay();
      }
    }
    trace.add(() -> frozen.name() + " goes on");
  }

  /** An instance handles what it has read. Nothing but a bug makes an event fail. */
  List<InboundOutcome> handle(SimInstance instance) {
    List<InboundOutcome> outcomes = instance.handle();
    if (outcomes.contains(InboundOutcome.FAILED) && !faults.isBroken()) {
      complaints.add("an event failed");
    }
    return outcomes;
  }

  private static boolean isRetried(StoredFailure failure) {
    return failure.status() == FailedEventStatus.RETRYING;
  }

  /** What went wrong on the way. */
  List<String> complaints() {
    return complaints;
  }

  /** Lets everything come to its end; whether it does. */
  boolean drain() {
    faults.disarm();
    for (int round = 0; round < 200; round++) {
      boolean swept = false;
      for (SimInstance each : List.copyOf(instances)) {
        handle(each);
        each.poll(10);
        handle(each);
        swept |= each.useCases().retry().retryDue(100) > 0;
        swept |= each.useCases().timeOut().timeOutDue(100).found() > 0;
        swept |= each.useCases().expire().expireDue(100).found() > 0;
        each.relay();
      }
      if (!swept
          && CONSUMED.stream().allMatch(kafka::isConsumed)
          && database.state().outbox().isEmpty()
          && database.state().failedEvents().stream().noneMatch(World::isRetried)) {
        return true;
      }
      clock.pass(Duration.ofSeconds(1));
    }
    return false;
  }
}
