package io.couponservice.application.port;

import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Coupons. */
public interface CouponStore {

  /**
   * Identities for new coupons. Those that are not used are lost.
   *
   * @param count 0 or more
   * @return as many, ascending
   */
  List<Long> nextIds(int count);

  /**
   * Locks coupons against every other change, in the order of their ids.
   *
   * @param couponIds not null
   * @return by id, without those that do not exist
   */
  Map<Long, Coupon> lock(Collection<Long> couponIds);

  /**
   * Locks coupons as {@link #lock} does, but leaves out those that another transaction has locked.
   *
   * @param couponIds not null
   * @return by id, without those that do not exist or are locked
   */
  Map<Long, Coupon> lockAvailable(Collection<Long> couponIds);

  /**
   * Reads which coupons are issued although their validity is over or their policy is deactivated.
   *
   * @param now local, not null
   * @param limit the most to read, 1 or more
   * @return their ids, not locked
   */
  List<Long> due(LocalDateTime now, int limit);

  /**
   * Reads coupons without locking them.
   *
   * @param couponIds not null
   * @return by id, without those that do not exist
   */
  Map<Long, Coupon> find(Collection<Long> couponIds);

  /**
   * Reads the coupons of a user, the newest first, without locking them.
   *
   * @param userId the user
   * @param status only those that have it, null for any
   * @param before only those with a smaller id
   * @param limit the most to read, 1 or more
   * @return by descending id
   */
  List<Coupon> ofUser(long userId, CouponStatus status, long before, int limit);

  /**
   * Stores new coupons.
   *
   * @param coupons not null
   */
  void insert(Collection<Coupon> coupons);

  /**
   * Stores what has changed in coupons that this transaction has locked.
   *
   * @param coupons not null
   */
  void update(Collection<Coupon> coupons);
}
