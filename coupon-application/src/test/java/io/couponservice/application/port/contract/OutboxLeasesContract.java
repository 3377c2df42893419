package io.couponservice.application.port.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.outbox.OutboxLeases;
import io.couponservice.application.outbox.ShardLease;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link OutboxLeases} promises. */
public interface OutboxLeasesContract extends Contract {

  @Test
  default void an_instance_that_is_alone_gets_all_shards_and_keeps_their_epochs() {
    List<ShardLease> all = renew("one");

    assertThat(all).extracting(ShardLease::shard).doesNotHaveDuplicates().contains(0);
    assertThat(renew("one")).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  default void an_instance_that_joins_gets_its_share_once_the_other_has_given_it_back() {
    int all = renew("one").size();
    assertThat(renew("two")).isEmpty();

    List<ShardLease> ofOne = renew("one");
    List<ShardLease> ofTwo = renew("two");
    assertThat(ofOne).hasSize(all / 2);
    assertThat(ofTwo).hasSize(all / 2);
    assertThat(shards(List.of(ofOne, ofTwo))).hasSize(all).doesNotHaveDuplicates();
  }

  @Test
  default void shares_that_do_not_come_out_even_leave_no_shard_out() {
    int all = renew("one").size();
    for (int round = 0; round < 2; round++) {
      renew("one");
      renew("two");
      renew("three");
    }

    assertThat(shards(List.of(renew("one"), renew("two"), renew("three"))))
        .hasSize(all)
        .doesNotHaveDuplicates();
  }

  @Test
  default void an_instance_with_records_in_hand_gives_nothing_back() {
    List<ShardLease> all = renew("one");
    renew("two");

    assertThat(backend().leases().renew("one", Duration.ofHours(1), false))
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(renew("two")).isEmpty();
  }

  @Test
  default void an_instance_that_is_not_heard_of_loses_its_shards_and_their_epochs_grow() {
    List<ShardLease> before = renew("one");
    backend().age(Duration.ofHours(2));

    List<ShardLease> after = renew("two");
    assertThat(shards(List.of(after))).hasSameElementsAs(shards(List.of(before)));
    assertThat(after)
        .allSatisfy(lease -> assertThat(lease.epoch()).isGreaterThan(epoch(before, lease)));
    assertThat(renew("one")).isEmpty();
  }

  @Test
  default void a_lease_is_good_until_its_time_is_over() {
    renew("one");
    backend().age(Duration.ofMinutes(50));

    assertThat(renew("two")).isEmpty();
  }

  @Test
  default void leases_that_ran_out_stay_the_owners_while_nobody_took_them() {
    List<ShardLease> before = renew("one");
    backend().age(Duration.ofHours(2));

    assertThat(renew("one")).containsExactlyInAnyOrderElementsOf(before);
    assertThat(renew("two")).isEmpty();
  }

  @Test
  default void what_is_given_back_is_taken_at_once() {
    int all = renew("one").size();
    backend().leases().release("one");
    backend().leases().release("unknown");

    assertThat(renew("two")).hasSize(all);
  }

  @Test
  default void many_that_renew_at_once_never_share_a_shard() throws Exception {
    int all = renew("0").size();
    backend().leases().release("0");
    for (int round = 0; round < 5; round++) {
      Concurrently.run(thread -> renew(Integer.toString(thread)));
    }

    List<List<ShardLease>> last =
        Concurrently.run(
            thread ->
                backend().leases().renew(Integer.toString(thread), Duration.ofHours(1), false));
    assertThat(shards(last)).hasSize(all).doesNotHaveDuplicates();
  }

  private List<ShardLease> renew(String instance) {
    return backend().leases().renew(instance, Duration.ofHours(1), true);
  }

  private static List<Integer> shards(List<List<ShardLease>> leases) {
    return leases.stream().flatMap(List::stream).map(ShardLease::shard).toList();
  }

  private static long epoch(List<ShardLease> leases, ShardLease same) {
    return leases.stream()
        .filter(lease -> lease.shard() == same.shard())
        .findFirst()
        .orElseThrow()
        .epoch();
  }
}
