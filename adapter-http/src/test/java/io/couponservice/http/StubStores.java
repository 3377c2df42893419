package io.couponservice.http;

import io.couponservice.application.port.CouponStore;
import io.couponservice.application.port.PolicyStore;
import io.couponservice.application.port.ReservationStore;
import io.couponservice.application.port.StatusCounts;
import io.couponservice.application.port.Stores;
import io.couponservice.application.port.Transactions;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.domain.policy.PolicyTerms;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Stores with what a test puts in; whatever the interface does not need fails. */
final class StubStores implements Transactions {

  final Map<Long, CouponPolicy> policies = new ConcurrentHashMap<>();
  final Map<Long, Coupon> coupons = new ConcurrentHashMap<>();
  final Map<String, Reservation> reservations = new ConcurrentHashMap<>();
  volatile StatusCounts counts = StatusCounts.NONE;
  volatile RuntimeException failure;
  volatile Runnable before = () -> {};

  @Override
  public <R> R inTransaction(Function<Stores, R> work) {
    before.run();
    if (failure != null) {
      throw failure;
    }
    return work.apply(
        stub(
            Stores.class,
            Map.of(
                "policies", args -> policyStore(),
                "coupons", args -> finder(CouponStore.class, coupons),
                "reservations", args -> reservationStore())));
  }

  @Override
  public <R> R reading(Function<Stores, R> work) {
    return inTransaction(work);
  }

  private PolicyStore policyStore() {
    return stub(
        PolicyStore.class,
        Map.of(
            "find", args -> found(policies, args[0]),
            "counts", args -> counts,
            "create", args -> create((PolicyTerms) args[0])));
  }

  private Optional<CouponPolicy> create(PolicyTerms terms) {
    if (terms.couponCode() != null && terms.couponCode().normalized().equals("TAKEN")) {
      return Optional.empty();
    }
    CouponPolicy policy = new CouponPolicy(7, terms, 0, Samples.at("2024-01-01T09:00:00"), null);
    policies.put(policy.policyId(), policy);
    return Optional.of(policy);
  }

  private ReservationStore reservationStore() {
    return stub(
        ReservationStore.class,
        Map.of("find", args -> List.copyOf(found(reservations, args[0]).values())));
  }

  private static <S> S finder(Class<S> type, Map<?, ?> entries) {
    return stub(type, Map.of("find", args -> found(entries, args[0])));
  }

  private static Map<?, ?> found(Map<?, ?> entries, Object keys) {
    return ((Collection<?>) keys)
        .stream().filter(entries::containsKey).collect(Collectors.toMap(k -> k, entries::get));
  }

  private static <S> S stub(Class<S> type, Map<String, Function<Object[], Object>> methods) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, args) -> methods.get(method.getName()).apply(args)));
  }
}
