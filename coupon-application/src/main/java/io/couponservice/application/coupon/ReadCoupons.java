package io.couponservice.application.coupon;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.couponservice.application.page.Page;
import io.couponservice.application.port.Stores;
import io.couponservice.application.port.Transactions;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.policy.CouponPolicy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Shows coupons and reservations, each answer as of one moment. */
public final class ReadCoupons {

  private final Transactions transactions;

  /**
   * With its port.
   *
   * @param transactions not null
   */
  public ReadCoupons(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * A coupon.
   *
   * @param couponId its id
   * @return empty if there is none
   */
  public Optional<IssuedCoupon> coupon(long couponId) {
    return transactions.reading(
        stores ->
            shown(stores, stores.coupons().find(List.of(couponId)).values()).stream().findFirst());
  }

  /**
   * A reservation.
   *
   * @param reservationId its id, not null
   * @return empty if there is none
   */
  public Optional<Reservation> reservation(String reservationId) {
    return transactions.reading(
        stores ->
            stores.reservations().find(List.of(reservationId), List.of()).stream().findFirst());
  }

  /**
   * The coupons of a user, the newest first. What is issued meanwhile comes before the first page,
   * and moves nothing.
   *
   * @param userId the user
   * @param status only those that have it, null for any
   * @param before only those with a smaller id
   * @param limit the most to show, 1 or more
   * @return never null
   */
  public Page<IssuedCoupon> ofUser(long userId, CouponStatus status, long before, int limit) {
    return transactions.reading(
        stores ->
            Page.of(
                shown(stores, stores.coupons().ofUser(userId, status, before, limit + 1)), limit));
  }

  /**
   * What happened to a coupon, the oldest first.
   *
   * @param couponId its id
   * @param skip how many entries to leave out at the beginning, 0 or more
   * @param limit the most to show, 1 or more
   * @return empty if there is no such coupon, or no more
   */
  public Page<HistoryEntry> history(long couponId, int skip, int limit) {
    return transactions.reading(
        stores -> Page.of(stores.history().of(couponId, skip, limit + 1), limit));
  }

  private static List<IssuedCoupon> shown(Stores stores, Collection<Coupon> coupons) {
    Map<Long, CouponPolicy> policies =
        stores.policies().find(coupons.stream().map(Coupon::policyId).collect(toSet()));
    List<String> ids =
        coupons.stream().map(Coupon::reservationId).filter(Objects::nonNull).toList();
    Map<String, Reservation> holders =
        ids.isEmpty()
            ? Map.of()
            : stores.reservations().find(ids, List.of()).stream()
                .collect(toMap(Reservation::reservationId, Function.identity()));
    return coupons.stream()
        .map(
            coupon ->
                new IssuedCoupon(
                    coupon,
                    policies.get(coupon.policyId()),
                    coupon.reservationId() == null ? null : holders.get(coupon.reservationId())))
        .toList();
  }
}
