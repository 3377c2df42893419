package io.couponservice.persistence.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.outbox.ShardLease;
import io.couponservice.persistence.database.TestDatabase;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class JdbiOutboxLeasesTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration LONG = Duration.ofHours(1);

  private final JdbiOutboxLeases leases = new JdbiOutboxLeases(DATABASE.jdbi());

  @BeforeEach
  void freeAll() {
    DATABASE.execute("TRUNCATE outbox_instances");
    DATABASE.execute("UPDATE outbox_leases SET owner = NULL, epoch = 0, expires_at = '-infinity'");
  }

  @Test
  void oneInstanceGetsAllShards() {
    assertThat(shards(renew("one"))).hasSize(16).containsAll(allShards());
  }

  @Test
  void aRenewalKeepsTheEpochs() {
    List<ShardLease> first = renew("one");

    assertThat(renew("one")).containsExactlyInAnyOrderElementsOf(first);
    assertThat(first).extracting(ShardLease::epoch).containsOnly(1L);
  }

  @Test
  void anInstanceThatJoinsGetsItsShareOnceTheOtherHasGivenItBack() {
    renew("one");
    assertThat(renew("two")).isEmpty();

    List<ShardLease> ofOne = renew("one");
    List<ShardLease> ofTwo = renew("two");

    assertThat(ofOne).hasSize(8);
    assertThat(ofTwo).hasSize(8);
    assertThat(union(ofOne, ofTwo)).hasSize(16);
    assertThat(ofTwo).extracting(ShardLease::epoch).containsOnly(2L);
  }

  @Test
  void sharesThatDoNotComeOutEvenLeaveNoShardOut() {
    for (int round = 0; round < 2; round++) {
      renew("one");
      renew("two");
      renew("three");
    }

    List<ShardLease> one = renew("one");
    List<ShardLease> two = renew("two");
    List<ShardLease> three = renew("three");
    assertThat(List.of(one.size(), two.size(), three.size()))
        .allMatch(share -> share >= 4 && share <= 6);
    assertThat(union(one, two, three)).hasSize(16);
  }

  @Test
  void anInstanceWithRecordsInHandGivesNothingBack() {
    List<ShardLease> all = renew("one");
    renew("two");

    assertThat(leases.renew("one", LONG, false)).containsExactlyInAnyOrderElementsOf(all);
    assertThat(renew("two")).isEmpty();
  }

  @Test
  void anInstanceThatIsNotHeardOfLosesItsShardsAndTheEpochGrows() {
    renew("one");
    runOut("one");

    List<ShardLease> taken = renew("two");

    assertThat(shards(taken)).hasSize(16);
    assertThat(taken).extracting(ShardLease::epoch).containsOnly(2L);
    assertThat(renew("one")).isEmpty();
  }

  @Test
  void aLeaseIsGoodForItsDurationByTheDatabasesClock() {
    leases.renew("one", Duration.ofSeconds(90), true);

    assertThat(
            DATABASE.number(
                """
                SELECT count(*) FROM outbox_leases
                WHERE expires_at > now() + interval '60 seconds'
                    AND expires_at <= now() + interval '90 seconds'
                """))
        .isEqualTo(16);
    assertThat(renew("two")).isEmpty();
  }

  @Test
  void leasesThatRanOutStayTheOwnersWhileNobodyTookThem() {
    List<ShardLease> first = renew("one");
    runOut("one");

    assertThat(renew("one")).containsExactlyInAnyOrderElementsOf(first);
    assertThat(renew("two")).isEmpty();
  }

  @Test
  void whatIsReleasedIsTakenAtOnce() {
    renew("one");
    renew("two");
    renew("one");
    renew("two");

    leases.release("one");

    List<ShardLease> ofTwo = renew("two");
    assertThat(shards(ofTwo)).hasSize(16);
    assertThat(DATABASE.number("SELECT count(*) FROM outbox_instances")).isEqualTo(1);
  }

  @Test
  void anInstanceThatHasNothingReleasesNothingOfOthers() {
    List<ShardLease> first = renew("one");

    leases.release("unknown");

    assertThat(renew("one")).containsExactlyInAnyOrderElementsOf(first);
  }

  @Test
  void aReleaseLeavesToOthersWhatTheyTakeMeanwhile() throws Exception {
    renew("one");
    runOut("one");
    try (Handle two = DATABASE.jdbi().open()) {
      two.begin();
      two.execute("UPDATE outbox_leases SET owner = 'two', epoch = 2 WHERE shard < 4");
      CompletableFuture<Void> release =
          DATABASE.background(
              () -> {
                leases.release("one");
                return null;
              });
      DATABASE.awaitWaiting(1);
      two.commit();
      TestDatabase.result(release);
    }

    assertThat(DATABASE.number("SELECT count(*) FROM outbox_leases WHERE owner = 'two'"))
        .isEqualTo(4);
    assertThat(DATABASE.number("SELECT count(*) FROM outbox_leases WHERE owner IS NULL"))
        .isEqualTo(12);
  }

  @Test
  void instancesThatAreLongGoneAreForgotten() {
    renew("one");
    DATABASE.execute("UPDATE outbox_instances SET expires_at = now() - interval '2 hours'");

    renew("two");

    assertThat(DATABASE.number("SELECT count(*) FROM outbox_instances")).isEqualTo(1);
  }

  private List<ShardLease> renew(String instance) {
    return leases.renew(instance, LONG, true);
  }

  /** As if the duration of its leases had passed. */
  private static void runOut(String instance) {
    DATABASE.execute(
        "UPDATE outbox_leases SET expires_at = now() - interval '1 millisecond' WHERE owner = '%s'"
            .formatted(instance));
    DATABASE.execute(
        "UPDATE outbox_instances SET expires_at = now() - interval '1 millisecond'"
            + " WHERE instance = '%s'".formatted(instance));
  }

  private static Set<Integer> allShards() {
    return shards(SampleRecords.ALL);
  }

  private static Set<Integer> shards(List<ShardLease> held) {
    Set<Integer> shards = new HashSet<>();
    held.forEach(lease -> shards.add(lease.shard()));
    return shards;
  }

  /** The shards of all, none of which may be in two of them. */
  @SafeVarargs
  private static Set<Integer> union(List<ShardLease>... ofInstances) {
    Set<Integer> all = new HashSet<>();
    for (List<ShardLease> held : ofInstances) {
      held.forEach(lease -> assertThat(all.add(lease.shard())).as("%s", lease).isTrue());
    }
    return all;
  }
}
