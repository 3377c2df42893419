package io.couponservice.persistence.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.outbox.ShardLease;
import io.couponservice.persistence.database.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class JdbiOutboxLeasesHammerTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final int INSTANCES = 10;
  private static final int ROUNDS = 1000;

  private final JdbiOutboxLeases leases = new JdbiOutboxLeases(DATABASE.jdbi());
  private final Map<ShardLease, String> ownerByLease = new ConcurrentHashMap<>();
  private final Queue<String> broken = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void freeAll() {
    DATABASE.execute("TRUNCATE outbox_instances");
    DATABASE.execute("UPDATE outbox_leases SET owner = NULL, epoch = 0, expires_at = '-infinity'");
  }

  /** With a short duration, leases run out and are taken over all the time. */
  @ParameterizedTest
  @ValueSource(longs = {1, 20, 60_000})
  void instancesThatComeAndGoNeitherDeadlockNorShareALease(long millis) throws Exception {
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (int i = 0; i < INSTANCES; i++) {
      String instance = "instance-" + i;
      running.add(
          DATABASE.background(
              () -> {
                comeAndGo(instance, Duration.ofMillis(millis));
                return null;
              }));
    }
    for (CompletableFuture<Void> instance : running) {
      TestDatabase.result(instance);
    }

    assertThat(broken).isEmpty();
    assertThat(leases.renew("last", Duration.ofMinutes(1), true)).hasSize(16);
  }

  @Test
  void instancesThatStayShareAllShards() throws Exception {
    Map<String, List<ShardLease>> held = new ConcurrentHashMap<>();
    List<CompletableFuture<Void>> running = new ArrayList<>();
    for (int i = 0; i < INSTANCES; i++) {
      String instance = "instance-" + i;
      running.add(
          DATABASE.background(
              () -> {
                for (int round = 0; round < ROUNDS; round++) {
                  held.put(instance, leases.renew(instance, Duration.ofMinutes(1), true));
                }
                return null;
              }));
    }
    for (CompletableFuture<Void> instance : running) {
      TestDatabase.result(instance);
    }
    // Those who gave back last may have found no taker yet.
    held.replaceAll((instance, any) -> leases.renew(instance, Duration.ofMinutes(1), true));
    held.replaceAll((instance, any) -> leases.renew(instance, Duration.ofMinutes(1), true));

    assertThat(held.values()).allMatch(own -> own.size() <= 2);
    assertThat(held.values().stream().flatMap(List::stream).map(ShardLease::shard))
        .hasSize(16)
        .doesNotHaveDuplicates();
  }

  private void comeAndGo(String instance, Duration duration) {
    for (int round = 0; round < ROUNDS; round++) {
      // An epoch of a shard has one owner: that is what removals rely on.
      for (ShardLease lease : leases.renew(instance, duration, round % 3 == 0)) {
        String owner = ownerByLease.putIfAbsent(lease, instance);
        if (owner != null && !owner.equals(instance)) {
          broken.add(lease + " of " + owner + " and " + instance);
        }
      }
      if (round % 7 == 6) {
        leases.release(instance);
      }
    }
    leases.release(instance);
  }
}
