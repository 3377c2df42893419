package io.couponservice.application.port.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.outbox.OutboxEntry;
import io.couponservice.application.outbox.OutboxQueue;
import io.couponservice.application.outbox.ShardLease;
import io.couponservice.application.port.OutboxStore;
import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.Header;
import io.couponservice.application.record.OutboundRecord;
import io.couponservice.domain.coupon.Coupon;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link OutboxStore} and {@link OutboxQueue} promise. */
public interface OutboxContract extends Contract {

  @Test
  default void records_come_out_as_they_went_in() {
    OutboundRecord full =
        new OutboundRecord(
            "coupon.used",
            Bytes.of(new byte[] {0, -1}),
            Bytes.of(new byte[] {-128, 0, 10}),
            List.of(
                Header.text("twice", "1"), Header.text("twice", "2"), new Header("null", null)));
    OutboundRecord bare = new OutboundRecord("payment.completed.DLQ", null, null, List.of());
    append(full, bare);

    assertThat(read(lease("one")))
        .extracting(OutboxEntry::record)
        .containsExactlyInAnyOrder(full, bare);
  }

  @Test
  default void records_of_a_key_keep_their_order() {
    append(OutboxRecords.of("k", "b"), OutboxRecords.of("k", "a"));
    append(OutboxRecords.of("k", "c"));

    assertThat(OutboxRecords.values(read(lease("one")))).containsExactly("b", "a", "c");
  }

  @Test
  default void records_of_a_key_keep_the_order_of_the_commits_that_a_lock_has_given()
      throws Exception {
    Coupon coupon = issue();
    AtomicInteger counter = new AtomicInteger();

    Concurrently.run(
        thread -> {
          for (int i = 0; i < 10; i++) {
            run(
                stores -> {
                  stores.coupons().lock(List.of(coupon.couponId()));
                  String value = Integer.toString(counter.incrementAndGet());
                  stores.outbox().append(List.of(OutboxRecords.of("k", value)));
                });
          }
          return thread;
        });

    List<Integer> values =
        OutboxRecords.values(read(lease("one"))).stream().map(Integer::valueOf).toList();
    assertThat(values).isSorted().hasSize(10 * Concurrently.THREADS);
  }

  @Test
  default void nothing_happens_to_no_records() {
    append();
    List<ShardLease> leases = lease("one");
    backend().queue().remove("one", leases, List.of());

    assertThat(read(leases)).isEmpty();
    assertThat(read(List.of())).isEmpty();
  }

  @Test
  default void what_the_caller_does_with_its_list_later_changes_nothing() {
    List<OutboundRecord> mine = new ArrayList<>(List.of(OutboxRecords.of("k", "a")));
    run(
        stores -> {
          stores.outbox().append(mine);
          mine.set(0, OutboxRecords.of("k", "b"));
        });

    assertThat(OutboxRecords.values(read(lease("one")))).containsExactly("a");
  }

  @Test
  default void reading_is_bounded_and_takes_the_oldest() {
    run(
        stores ->
            stores
                .outbox()
                .append(
                    IntStream.range(0, 5_000)
                        .mapToObj(i -> OutboxRecords.of("k", Integer.toString(i)))
                        .toList()));
    List<String> read = OutboxRecords.values(read(lease("one")));

    assertThat(read).hasSizeBetween(1, 4_999);
    assertThat(read)
        .isEqualTo(IntStream.range(0, read.size()).mapToObj(Integer::toString).toList());
  }

  @Test
  default void a_record_of_any_size_is_read() {
    append(new OutboundRecord("coupon.used", null, Bytes.of(new byte[6 << 20]), List.of()));

    assertThat(read(lease("one"))).hasSize(1);
  }

  @Test
  default void removed_records_are_gone_and_the_others_stay() {
    append(OutboxRecords.of("k", "a"), OutboxRecords.of("k", "b"), OutboxRecords.of("k", "c"));
    List<ShardLease> leases = lease("one");
    backend().queue().remove("one", leases, read(leases).subList(0, 2));

    assertThat(OutboxRecords.values(read(leases))).containsExactly("c");
  }

  @Test
  default void only_the_owner_of_a_shard_removes_its_records() {
    append(OutboxRecords.of("k", "a"));
    List<ShardLease> former = lease("one");
    List<OutboxEntry> entries = read(former);
    backend().leases().release("one");
    List<ShardLease> present = lease("two");

    backend().queue().remove("one", former, entries);
    backend().queue().remove("one", present, entries);
    backend().queue().remove("two", former, entries);
    backend().queue().remove("two", List.of(), entries);
    assertThat(read(present)).hasSize(1);
    backend().queue().remove("two", present, entries);
    assertThat(read(present)).isEmpty();
  }

  @Test
  default void a_record_that_is_set_aside_leaves_the_queue() {
    append(OutboxRecords.of("k", "a"), OutboxRecords.of("k", "b"));
    List<ShardLease> leases = lease("one");
    OutboxEntry first = read(leases).get(0);

    backend().queue().setAside(first, "too large");
    backend().queue().setAside(first, "too large");

    assertThat(OutboxRecords.values(read(leases))).containsExactly("b");
  }

  private void append(OutboundRecord... records) {
    run(stores -> stores.outbox().append(List.of(records)));
  }

  private List<ShardLease> lease(String instance) {
    return backend().leases().renew(instance, Duration.ofHours(1), true);
  }

  private List<OutboxEntry> read(List<ShardLease> leases) {
    return backend().queue().read(leases);
  }
}
