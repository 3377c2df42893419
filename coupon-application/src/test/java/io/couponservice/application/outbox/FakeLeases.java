package io.couponservice.application.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Gives what the test says, and remembers what it was asked. */
final class FakeLeases implements OutboxLeases {

  /** One call of {@link #renew}. */
  record Renewal(String instance, Duration duration, boolean idle, long nanoTime) {}

  final List<Renewal> renewals = new CopyOnWriteArrayList<>();
  final List<String> released = new CopyOnWriteArrayList<>();

  /** What a renewal answers; may throw. */
  volatile Supplier<List<ShardLease>> answer = () -> List.of(new ShardLease(0, 1));

  @Override
  public List<ShardLease> renew(String instance, Duration duration, boolean idle) {
    renewals.add(new Renewal(instance, duration, idle, System.nanoTime()));
    return new ArrayList<>(answer.get());
  }

  @Override
  public void release(String instance) {
    released.add(instance);
  }

  long ageOfLastRenewal() {
    return System.nanoTime() - renewals.get(renewals.size() - 1).nanoTime();
  }
}
