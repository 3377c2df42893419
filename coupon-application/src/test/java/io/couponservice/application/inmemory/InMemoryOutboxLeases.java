package io.couponservice.application.inmemory;

import io.couponservice.application.outbox.OutboxLeases;
import io.couponservice.application.outbox.ShardLease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

final class InMemoryOutboxLeases implements OutboxLeases {

  private final InstantSource clock;
  private final String[] owners = new String[OutboxShards.COUNT];
  private final long[] epochs = new long[OutboxShards.COUNT];
  private final Instant[] ends = new Instant[OutboxShards.COUNT];
  private final Map<String, Instant> instances = new HashMap<>();

  InMemoryOutboxLeases(InstantSource clock) {
    this.clock = clock;
    for (int shard = 0; shard < OutboxShards.COUNT; shard++) {
      free(shard);
    }
  }

  @Override
  public List<ShardLease> renew(String instance, Duration duration, boolean idle) {
    Instant now = clock.instant();
    Instant end = now.plus(duration);
    instances.put(instance, end);
    instances.values().removeIf(until -> !until.isAfter(now) && !until.equals(end));
    int fairShare = (OutboxShards.COUNT + instances.size() - 1) / instances.size();
    List<Integer> own = shardsOf(instance);
    // One that ran out but that nobody took is still this instance's own, under the same epoch.
    own.forEach(shard -> ends[shard] = end);
    if (idle) {
      own.stream().skip(fairShare).forEach(this::free);
    }
    take(instance, fairShare - shardsOf(instance).size(), now, end);
    return shardsOf(instance).stream().map(shard -> new ShardLease(shard, epochs[shard])).toList();
  }

  private void take(String instance, int room, Instant now, Instant end) {
    int taken = 0;
    for (int shard = 0; shard < OutboxShards.COUNT && taken < room; shard++) {
      if (ends[shard].isBefore(now)) {
        owners[shard] = instance;
        epochs[shard]++;
        ends[shard] = end;
        taken++;
      }
    }
  }

  @Override
  public void release(String instance) {
    shardsOf(instance).forEach(this::free);
    instances.remove(instance);
  }

  boolean owns(String instance, ShardLease lease) {
    return instance.equals(owners[lease.shard()]) && epochs[lease.shard()] == lease.epoch();
  }

  private List<Integer> shardsOf(String instance) {
    List<Integer> shards = new ArrayList<>();
    for (int shard = 0; shard < OutboxShards.COUNT; shard++) {
      if (instance.equals(owners[shard])) {
        shards.add(shard);
      }
    }
    return shards;
  }

  private void free(int shard) {
    owners[shard] = null;
    ends[shard] = Instant.MIN;
  }
}
