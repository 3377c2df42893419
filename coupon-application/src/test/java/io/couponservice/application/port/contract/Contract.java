package io.couponservice.application.port.contract;

import static io.couponservice.application.fixture.SampleTimes.NOW;

import io.couponservice.application.batching.BatchExecution;
import io.couponservice.application.fixture.SampleCoupons;
import io.couponservice.application.fixture.SampleReservations;
import io.couponservice.application.fixture.SampleTerms;
import io.couponservice.application.port.Stores;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.policy.CouponPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** What the contracts share. */
public interface Contract {

  /** The store, the same for all calls within a test. */
  Backend backend();

  /** Runs work in a transaction, as use cases do: again at once on contention. */
  default <R> R in(Function<Stores, R> work) {
    return BatchExecution.alone(() -> backend().transactions().inTransaction(work));
  }

  /** Reads a list in a transaction. */
  default <T> List<T> list(Function<Stores, List<T>> work) {
    return in(work);
  }

  /** Reads a set in a transaction. */
  default <T> Set<T> set(Function<Stores, Set<T>> work) {
    return in(work);
  }

  /** Reads a map in a transaction. */
  default <K, V> Map<K, V> map(Function<Stores, Map<K, V>> work) {
    return in(work);
  }

  /** Reads what may be absent in a transaction. */
  default <T> Optional<T> optional(Function<Stores, Optional<T>> work) {
    return in(work);
  }

  /** Runs work in a transaction. */
  default void run(Consumer<Stores> work) {
    in(
        stores -> {
          work.accept(stores);
          return null;
        });
  }

  /** Stores a policy. */
  default CouponPolicy create(SampleTerms terms) {
    return in(stores -> stores.policies().create(terms.build(), NOW)).orElseThrow();
  }

  /** Stores a coupon of a policy. */
  default Coupon issue(CouponPolicy policy) {
    return in(
        stores -> {
          stores.policies().lockForIssue(Set.of(), List.of(policy.policyId()));
          long couponId = stores.coupons().nextIds(1).get(0);
          Coupon coupon = SampleCoupons.issued(couponId, policy.policyId(), 7);
          stores.coupons().insert(List.of(coupon));
          return coupon;
        });
  }

  /** Stores a coupon of a policy of its own. */
  default Coupon issue() {
    return issue(create(SampleTerms.terms()));
  }

  /** Stores what has changed in a coupon. */
  default Coupon update(Coupon coupon) {
    run(
        stores -> {
          stores.coupons().lock(List.of(coupon.couponId()));
          stores.coupons().update(List.of(coupon));
        });
    return coupon;
  }

  /** Stores a reservation that holds a coupon. */
  default Reservation reserve(Coupon coupon, String reservationId) {
    Reservation reservation =
        SampleReservations.active(reservationId, coupon, "order-of-" + reservationId);
    run(
        stores -> {
          stores.coupons().lock(List.of(coupon.couponId()));
          stores
              .coupons()
              .update(List.of(SampleCoupons.moved(coupon, CouponStatus.RESERVED, reservationId)));
          stores.reservations().insert(List.of(reservation));
        });
    return reservation;
  }
}
