package io.couponservice.bootstrap.wiring;

import io.couponservice.application.batching.Coalescer;
import io.couponservice.application.batching.Coalescer.Limits;
import io.couponservice.application.coupon.Answer;
import io.couponservice.application.coupon.IssueCoupons.IssueCoupon;
import io.couponservice.application.coupon.IssuedCoupon;
import io.couponservice.application.coupon.ReserveCoupons.ReserveCoupon;
import io.couponservice.application.coupon.ReservedCoupon;
import io.couponservice.application.idempotency.Keyed;
import io.couponservice.application.idempotency.Outcome;
import io.couponservice.application.port.OutageException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Where requests wait for the next batch. Each code is always in the same lane, so that one policy
 * is locked by one batch at a time, and so is each coupon that is reserved.
 */
final class CommandLanes implements AutoCloseable {

  private static final int ISSUE_THREADS = 3;
  private static final int RESERVE_THREADS = 2;
  private static final int MAX_BATCH = 500;
  private static final int MAX_WAITING = 5_000;

  private final BooleanSupplier available;
  private final WorkerPool issueWorkers = new WorkerPool("issue", ISSUE_THREADS);
  private final WorkerPool reserveWorkers = new WorkerPool("reserve", RESERVE_THREADS);
  private final Coalescer<Keyed<IssueCoupon, Answer<IssuedCoupon>>, Outcome<Answer<IssuedCoupon>>>
      issue;
  private final Coalescer<
          Keyed<ReserveCoupon, Answer<ReservedCoupon>>, Outcome<Answer<ReservedCoupon>>>
      reserve;

  /**
   * With their use cases.
   *
   * @param deadline how long a command may wait for its batch
   * @param available whether the database takes writes, as far as it is known
   */
  CommandLanes(UseCases useCases, Duration deadline, BooleanSupplier available) {
    Limits limits = new Limits(MAX_BATCH, MAX_WAITING, deadline);
    this.available = available;
    this.issue =
        new Coalescer<>(
            request -> issueLane(request.command()),
            twice(useCases.issue()::issueKeyed),
            issueWorkers,
            limits);
    this.reserve =
        new Coalescer<>(
            request -> Math.floorMod(request.command().couponId(), RESERVE_THREADS),
            twice(useCases.reserve()::reserveKeyed),
            reserveWorkers,
            limits);
  }

  CompletableFuture<Outcome<Answer<IssuedCoupon>>> issue(
      Keyed<IssueCoupon, Answer<IssuedCoupon>> request) {
    return issue.submit(request);
  }

  CompletableFuture<Outcome<Answer<ReservedCoupon>>> reserve(
      Keyed<ReserveCoupon, Answer<ReservedCoupon>> request) {
    return reserve.submit(request);
  }

  /** A lane for each code would let whoever tries many of them take all threads, one code each. */
  private static int issueLane(IssueCoupon command) {
    return Math.floorMod(command.code().normalized().hashCode(), ISSUE_THREADS);
  }

  /**
   * If the answer to a commit was lost with its connection, a second run finds what the first one
   * did by the ids of the commands.
   */
  private <C, R> Function<List<C>, List<R>> twice(Function<List<C>, List<R>> work) {
    return commands -> {
      try {
        return work.apply(commands);
      } catch (OutageException e) {
        if (!available.getAsBoolean()) {
          throw e;
        }
        return work.apply(commands);
      }
    };
  }

  @Override
  public void close() {
    issueWorkers.close();
    reserveWorkers.close();
  }
}
