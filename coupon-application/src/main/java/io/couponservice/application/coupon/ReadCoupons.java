package io.couponservice.application.coupon;

import io.couponservice.application.port.Stores;
import io.couponservice.application.port.Transactions;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Reservation;
import java.util.List;
import java.util.Optional;

/** Shows coupons and reservations. */
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
    return transactions.inTransaction(
        stores ->
            Optional.ofNullable(stores.coupons().find(List.of(couponId)).get(couponId))
                .map(coupon -> shown(stores, coupon)));
  }

  /**
   * A reservation.
   *
   * @param reservationId its id, not null
   * @return empty if there is none
   */
  public Optional<Reservation> reservation(String reservationId) {
    return transactions.inTransaction(
        stores ->
            stores.reservations().find(List.of(reservationId), List.of()).stream().findFirst());
  }

  /**
   * What happened to a coupon.
   *
   * @param couponId its id
   * @return oldest first; empty if there is no such coupon
   */
  public List<HistoryEntry> history(long couponId) {
    return transactions.inTransaction(stores -> stores.history().of(couponId));
  }

  private static IssuedCoupon shown(Stores stores, Coupon coupon) {
    String holder = coupon.reservationId();
    return new IssuedCoupon(
        coupon,
        stores.policies().find(List.of(coupon.policyId())).get(coupon.policyId()),
        holder == null ? null : stores.reservations().find(List.of(holder), List.of()).get(0));
  }
}
