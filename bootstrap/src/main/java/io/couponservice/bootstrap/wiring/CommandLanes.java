package io.couponservice.bootstrap.wiring;

import io.couponservice.application.batching.Coalescer;
import io.couponservice.application.batching.Coalescer.Limits;
import io.couponservice.application.coupon.Answer;
import io.couponservice.application.coupon.IssueCoupons.IssueCoupon;
import io.couponservice.application.coupon.IssuedCoupon;
import io.couponservice.application.coupon.ReserveCoupons.ReserveCoupon;
import io.couponservice.application.coupon.ReservedCoupon;
import io.couponservice.application.port.OutageException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Where requests wait for the next batch. Issuing has a lane for each code, so that one policy is
 * locked by one batch at a time; reserving has a few, so that one coupon is.
 */
final class CommandLanes implements AutoCloseable {

  private static final int ISSUE_THREADS = 3;
  private static final int RESERVE_THREADS = 3;
  private static final Limits LIMITS = new Limits(500, 5_000, Duration.ofSeconds(3));

  private final WorkerPool issueWorkers = new WorkerPool("issue", ISSUE_THREADS);
  private final WorkerPool reserveWorkers = new WorkerPool("reserve", RESERVE_THREADS);
  private final Coalescer<IssueCoupon, Answer<IssuedCoupon>> issue;
  private final Coalescer<ReserveCoupon, Answer<ReservedCoupon>> reserve;

  CommandLanes(UseCases useCases) {
    this.issue =
        new Coalescer<>(
            command -> command.code().normalized(),
            twice(useCases.issue()::issue),
            issueWorkers,
            LIMITS);
    this.reserve =
        new Coalescer<>(
            command -> Math.floorMod(command.couponId(), RESERVE_THREADS),
            twice(useCases.reserve()::reserve),
            reserveWorkers,
            LIMITS);
  }

  Coalescer<IssueCoupon, Answer<IssuedCoupon>> issue() {
    return issue;
  }

  Coalescer<ReserveCoupon, Answer<ReservedCoupon>> reserve() {
    return reserve;
  }

  /**
   * If the answer to a commit was lost with its connection, a second run finds what the first one
   * did by the ids of the commands.
   */
  private static <C, R> Function<List<C>, List<R>> twice(Function<List<C>, List<R>> work) {
    return commands -> {
      try {
        return work.apply(commands);
      } catch (OutageException e) {
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
