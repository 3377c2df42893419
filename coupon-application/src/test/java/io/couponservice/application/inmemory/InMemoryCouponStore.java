package io.couponservice.application.inmemory;

import io.couponservice.application.port.CouponStore;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.policy.CouponPolicy;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

final class InMemoryCouponStore implements CouponStore {

  private final InMemoryDatabase database;
  private final Tables tables;

  InMemoryCouponStore(InMemoryDatabase database) {
    this.database = database;
    this.tables = database.tables;
  }

  @Override
  public List<Long> nextIds(int count) {
    return LongStream.range(0, count).mapToObj(each -> database.couponIds.next()).toList();
  }

  @Override
  public Map<Long, Coupon> lock(Collection<Long> couponIds) {
    Map<Long, Coupon> found = find(couponIds);
    found.keySet().forEach(tables.locks::coupon);
    return found;
  }

  @Override
  public Map<Long, Coupon> lockAvailable(Collection<Long> couponIds) {
    return lock(couponIds);
  }

  @Override
  public List<Long> due(LocalDateTime now, int limit) {
    return tables
        .coupons
        .values()
        .filter(coupon -> coupon.status() == CouponStatus.ISSUED && isDue(coupon, now))
        .limit(limit)
        .map(Coupon::couponId)
        .toList();
  }

  private boolean isDue(Coupon coupon, LocalDateTime now) {
    CouponPolicy policy = tables.policies.get(coupon.policyId());
    return coupon.validityOver(now) || !policy.active();
  }

  @Override
  public Map<Long, Coupon> find(Collection<Long> couponIds) {
    Map<Long, Coupon> found = new TreeMap<>();
    for (Long id : couponIds) {
      if (tables.coupons.has(id)) {
        found.put(id, tables.coupons.get(id));
      }
    }
    return found;
  }

  @Override
  public List<Coupon> ofUser(long userId, CouponStatus status, long before, int limit) {
    return tables
        .coupons
        .values()
        .filter(coupon -> coupon.userId() == userId && coupon.couponId() < before)
        .filter(coupon -> status == null || coupon.status() == status)
        .sorted(Comparator.comparing(Coupon::couponId).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public void insert(Collection<Coupon> coupons) {
    for (Coupon coupon : coupons) {
      if (!tables.policies.has(coupon.policyId())) {
        throw new IllegalStateException("coupon of an unknown policy: " + coupon);
      }
      tables.coupons.insert(coupon.couponId(), coupon);
      tables.locks.coupon(coupon.couponId());
    }
  }

  @Override
  public void update(Collection<Coupon> coupons) {
    for (Coupon coupon : coupons) {
      tables.locks.requireCoupon(coupon.couponId());
      tables.coupons.put(coupon.couponId(), coupon);
    }
  }
}
