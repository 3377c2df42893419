package io.couponservice.application.outbox;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/** The leases of this instance, renewed in time and not trusted past it. Of one thread. */
final class HeldLeases {

  private final OutboxLeases leases;
  private final String instance;
  private final Duration duration;
  private final LongSupplier nanoTime;
  private List<ShardLease> held = List.of();
  private long renewedAt;
  private boolean everRenewed;

  HeldLeases(OutboxLeases leases, String instance, Duration duration, LongSupplier nanoTime) {
    this.leases = leases;
    this.instance = instance;
    this.duration = duration;
    this.nanoTime = nanoTime;
  }

  /**
   * The leases, renewed if a third of their time is over; none if they ran out.
   *
   * @param idle whether nothing of theirs is on its way to the broker, so that some may go
   */
  List<ShardLease> current(boolean idle) {
    renewInTime(idle);
    return valid() ? held : List.of();
  }

  /** Renews the leases in time while records of theirs are on their way to the broker. */
  void keep() {
    renewInTime(false);
  }

  private void renewInTime(boolean idle) {
    if (!everRenewed || age() > duration.toNanos() / 3) {
      // Taken before the call: by the database's clock the leases end later than this says.
      long asked = nanoTime.getAsLong();
      held = leases.renew(instance, duration, idle);
      renewedAt = asked;
      everRenewed = true;
    }
  }

  /** Whether the leases are good for long enough to start something under them. */
  boolean valid() {
    return everRenewed && age() < duration.toNanos() * 2 / 3;
  }

  /** Whether this very lease is still held; not if another instance had its shard meanwhile. */
  boolean holds(ShardLease lease) {
    return valid() && held.contains(lease);
  }

  void release() {
    if (everRenewed) {
      everRenewed = false;
      held = List.of();
      leases.release(instance);
    }
  }

  private long age() {
    return nanoTime.getAsLong() - renewedAt;
  }
}
