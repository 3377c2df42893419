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
            Optional.ofNullable(
                stores.reservations().find(List.of(reservationId)).get(reservationId)));
  }

  private static IssuedCoupon shown(Stores stores, Coupon coupon) {
    String holder = coupon.reservationId();
    return new IssuedCoupon(
        coupon,
        stores.policies().find(List.of(coupon.policyId())).get(coupon.policyId()),
        holder == null ? null : stores.reservations().find(List.of(holder)).get(holder));
  }
}
