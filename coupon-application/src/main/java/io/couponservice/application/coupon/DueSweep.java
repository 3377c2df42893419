package io.couponservice.application.coupon;

import io.couponservice.application.batching.BatchExecution;
import io.couponservice.application.event.Cause;
import io.couponservice.application.event.EventPublication;
import io.couponservice.application.event.Moment;
import io.couponservice.application.port.Ids;
import io.couponservice.application.port.Stores;
import io.couponservice.application.port.Transactions;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Decision;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * Time-driven work on coupons, in rounds of bounded size: any number of instances may run it at
 * once, each takes what no other has in hand, and decides again under the lock.
 *
 * @param <D> something that is due
 */
final class DueSweep<D> {

  /** What is special about one kind of sweep. */
  interface Kind<D> {

    /** What is due, at most as many as the limit. Without a lock: it may be done by then. */
    List<D> due(Stores stores, Moment now, int limit);

    /** The coupon to lock. */
    long couponId(D due);

    /** Loads what the decisions look at beside coupons and policies. */
    void load(CouponSet coupons, Collection<D> due);

    /** What the domain says, with the coupon under its lock. */
    Decision decide(CouponSet coupons, Coupon coupon, D due, Moment now);
  }

  private final Kind<D> kind;
  private final Transactions transactions;
  private final EventPublication publication;
  private final Ids ids;
  private final Clock clock;
  private final BatchExecution<D, Boolean> execution;
  // What failed is found first again and again: without this, it would keep the rest from its turn.
  private final Set<D> setAside = ConcurrentHashMap.newKeySet();

  DueSweep(
      Kind<D> kind,
      Transactions transactions,
      EventPublication publication,
      Ids ids,
      Clock clock,
      BiConsumer<D, RuntimeException> onFailure) {
    this.kind = kind;
    this.transactions = transactions;
    this.publication = publication;
    this.ids = ids;
    this.clock = clock;
    this.execution =
        new BatchExecution<>(
            this::inOneTransaction,
            (due, failure) -> {
              onFailure.accept(due, failure);
              setAside.add(due);
              return false;
            });
  }

  /** Of one thread at a time. */
  Swept round(int limit) {
    List<D> due =
        find(limit + setAside.size()).stream()
            .filter(each -> !setAside.contains(each))
            .limit(limit)
            .toList();
    if (due.isEmpty()) {
      // Nothing else is due: they get another chance the next time.
      setAside.clear();
      return new Swept(0, 0);
    }
    int changed = 0;
    for (boolean each : execution.run(due)) {
      changed += each ? 1 : 0;
    }
    return new Swept(due.size(), changed);
  }

  private List<D> find(int limit) {
    return BatchExecution.alone(
        () -> transactions.inTransaction(stores -> kind.due(stores, Moment.now(clock), limit)));
  }

  private List<Boolean> inOneTransaction(List<D> due) {
    return transactions.inTransaction(stores -> sweep(stores, due));
  }

  private List<Boolean> sweep(Stores stores, List<D> due) {
    CouponSet coupons =
        CouponSet.lockAvailable(stores, publication, due.stream().map(kind::couponId).toList());
    kind.load(coupons, due);
    Moment now = Moment.now(clock);
    List<Boolean> changed = due.stream().map(each -> sweep(coupons, each, now)).toList();
    coupons.save();
    return changed;
  }

  private boolean sweep(CouponSet coupons, D due, Moment now) {
    Coupon coupon = coupons.coupon(kind.couponId(due));
    if (coupon == null) {
      return false;
    }
    Decision decision = kind.decide(coupons, coupon, due, now);
    if (decision instanceof Decision.Applied applied) {
      coupons.apply(applied, Cause.ofTime(ids.correlationId()), now);
      return true;
    }
    return false;
  }
}
