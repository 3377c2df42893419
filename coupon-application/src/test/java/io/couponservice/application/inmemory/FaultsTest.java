package io.couponservice.application.inmemory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.port.Stores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FaultsTest implements Faults {

  private final List<String> calls = new ArrayList<>();
  private final InMemoryDatabase database = new InMemoryDatabase(new MovableClock(), this);
  private String crash = "";

  @Override
  public void before(String call) {
    tell("before " + call);
  }

  @Override
  public void after(String call) {
    tell("after " + call);
  }

  private void tell(String moment) {
    calls.add(moment);
    if (moment.equals(crash)) {
      throw new AssertionError("crash " + moment);
    }
  }

  @Test
  void every_call_is_told_of_before_and_after() {
    claim();
    database.leases().renew("one", Duration.ofSeconds(1), true);
    database.queue().read(List.of());

    assertThat(calls)
        .containsExactly(
            "before begin",
            "after begin",
            "before commands.claim",
            "after commands.claim",
            "before commit",
            "after commit",
            "before leases.renew",
            "after leases.renew",
            "before queue.read",
            "after queue.read");
  }

  @Test
  void a_crash_before_the_commit_leaves_nothing() {
    for (String moment :
        List.of(
            "before begin",
            "after begin",
            "before commands.claim",
            "after commands.claim",
            "before commit")) {
      crash = moment;
      assertThatThrownBy(this::claim).hasMessage("crash " + moment);
      assertThat(database.state().commands()).isEmpty();
    }
    crash = "";
    claim();
    assertThat(database.state().commands()).hasSize(1);
  }

  @Test
  void a_crash_after_the_commit_leaves_the_commit_in_force() {
    crash = "after commit";

    assertThatThrownBy(this::claim).hasMessage("crash after commit");
    assertThat(database.state().commands()).hasSize(1);
  }

  @Test
  void stores_are_of_no_use_outside_of_their_transaction() {
    Stores kept = database.transactions().inTransaction(stores -> stores);

    assertThatThrownBy(() -> kept.commands().claim(Map.of("cmd_1", "made")))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void what_needs_a_lock_fails_without_it() {
    InMemoryService service = new InMemoryService();

    assertThatThrownBy(
            () ->
                service
                    .database
                    .transactions()
                    .inTransaction(
                        stores -> {
                          stores.coupons().update(stores.coupons().find(List.of(1001L)).values());
                          stores.policies().addIssued(Map.of(1L, 1));
                          return null;
                        }))
        .hasMessage("policy 1 is not locked");
  }

  private void claim() {
    database
        .transactions()
        .inTransaction(stores -> stores.commands().claim(Map.of("cmd_1", "made")));
  }
}
