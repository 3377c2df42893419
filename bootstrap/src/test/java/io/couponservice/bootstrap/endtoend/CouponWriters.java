package io.couponservice.bootstrap.endtoend;

import io.couponservice.application.coupon.Answer;
import io.couponservice.application.coupon.IssueCoupons.IssueCoupon;
import io.couponservice.application.coupon.ReleaseReservations.ReleaseReservation;
import io.couponservice.application.coupon.ReserveCoupons.ReserveCoupon;
import io.couponservice.application.event.Cause;
import io.couponservice.bootstrap.wiring.TimeOrderedIds;
import io.couponservice.bootstrap.wiring.UseCases;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.ReserveDecision.Request;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.Discount;
import io.couponservice.domain.policy.DiscountType;
import io.couponservice.domain.policy.IssueType;
import io.couponservice.domain.policy.IssueWindow;
import io.couponservice.domain.policy.LatePaymentRule;
import io.couponservice.domain.policy.PolicyTerms;
import io.couponservice.domain.policy.Quantity;
import io.couponservice.domain.policy.RestoreRule;
import io.couponservice.domain.policy.Validity;
import io.couponservice.kafka.codec.JsonEventEncoder;
import io.couponservice.persistence.database.Database;
import io.couponservice.persistence.database.DatabaseSettings;
import io.couponservice.persistence.database.Migrations;
import io.couponservice.persistence.transaction.JdbiTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.LongStream;

/**
 * Writers who reserve and release the same coupons, all at the same moments, so that the relays
 * have much in hand then. They have no relay of their own.
 */
final class CouponWriters implements AutoCloseable {

  private static final int WRITERS = 4;
  private static final long PERIOD_MILLIS = 500;
  private static final int COUPONS = 2_000;
  private static final int COUPONS_AT_ONCE = 300;

  private final Clock clock = Clock.systemUTC();
  private final TimeOrderedIds ids = new TimeOrderedIds(clock);
  private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(WRITERS);
  private final List<ScheduledFuture<?>> running = new ArrayList<>();
  private final LongAdder events = new LongAdder();
  private final Database database;
  private final UseCases useCases;
  private List<Coupon> coupons = List.of();

  CouponWriters(Backends backends) {
    database =
        Database.open(
            new DatabaseSettings(
                backends.jdbcUrl(),
                backends.user(),
                backends.password(),
                WRITERS + 1,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30)));
    Migrations.migrate(database);
    useCases =
        UseCases.on(
            new JdbiTransactions(database.jdbi(), () -> {}), new JsonEventEncoder(), ids, clock);
  }

  /** Issues the coupons, and starts. */
  void start(SplittableRandom random) {
    coupons = issue(policy());
    for (int i = 0; i < WRITERS; i++) {
      SplittableRandom own = random.split();
      running.add(
          threads.scheduleAtFixedRate(
              () -> reserveAndRelease(own), 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS));
    }
  }

  /** How many events were committed so far. */
  long events() {
    return events.sum();
  }

  /** Ends; fails if a writer has failed. */
  void finish() throws Exception {
    for (ScheduledFuture<?> each : running) {
      if (each.isDone()) {
        each.get();
      }
    }
    threads.shutdown();
    if (!threads.awaitTermination(30, TimeUnit.SECONDS)) {
      throw new AssertionError("the writers do not end");
    }
  }

  private void reserveAndRelease(SplittableRandom own) {
    List<ReserveCoupon> reserve =
        own.ints(COUPONS_AT_ONCE, 0, coupons.size())
            .distinct()
            .mapToObj(i -> reserve(coupons.get(i)))
            .toList();
    List<ReleaseReservation> release =
        done(useCases.reserve().reserve(reserve)).stream()
            .map(each -> new ReleaseReservation(each.reservation().reservationId(), cause()))
            .toList();
    events.add(release.size());
    events.add(done(useCases.release().release(release)).size());
  }

  private ReserveCoupon reserve(Coupon coupon) {
    String reservation = ids.reservationId();
    Request request =
        new Request(reservation, coupon.userId(), "ORDER-" + reservation, new Won(100_000));
    return new ReserveCoupon(ids.commandId(), coupon.couponId(), request, cause());
  }

  private List<Coupon> issue(long policyId) {
    List<IssueCoupon> commands =
        LongStream.rangeClosed(1, COUPONS)
            .mapToObj(user -> IssueCoupon.direct(ids.commandId(), user, policyId, cause()))
            .toList();
    List<Coupon> issued =
        done(useCases.issue().issue(commands)).stream().map(each -> each.coupon()).toList();
    events.add(issued.size());
    return issued;
  }

  /** What was done; a coupon that another writer holds is refused. */
  private static <T> List<T> done(List<Answer<T>> answers) {
    List<T> values = new ArrayList<>();
    for (Answer<T> each : answers) {
      if (each instanceof Answer.Done<T> done) {
        values.add(done.value());
      } else if (each instanceof Answer.Failed<T> failed) {
        throw failed.cause();
      }
    }
    return values;
  }

  private long policy() {
    LocalDateTime start = LocalDateTime.parse("2020-01-01T00:00:00");
    PolicyTerms terms =
        new PolicyTerms(
            "test",
            null,
            Set.of(IssueType.DIRECT),
            new Discount(DiscountType.FIXED_AMOUNT, 10_000, null),
            Won.ZERO,
            new Quantity(null, 1),
            new IssueWindow(start, start.plusYears(100)),
            new Validity(30, null),
            Duration.ofMinutes(30),
            RestoreRule.RESTORE,
            null,
            LatePaymentRule.HONOUR,
            null);
    return useCases.policies().create(terms).orElseThrow().policy().policyId();
  }

  private Cause cause() {
    return new Cause(ids.correlationId(), null, null, "test");
  }

  @Override
  public void close() {
    threads.shutdownNow();
    database.close();
  }
}
