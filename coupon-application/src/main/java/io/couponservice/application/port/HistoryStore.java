package io.couponservice.application.port;

import io.couponservice.application.coupon.HistoryEntry;
import java.util.Collection;
import java.util.List;

/** What happened to coupons. */
public interface HistoryStore {

  /**
   * Appends entries. Those of one coupon keep their order.
   *
   * @param entries not null
   */
  void append(Collection<HistoryEntry> entries);

  /**
   * What happened to a coupon.
   *
   * @param couponId its id
   * @return oldest first, empty if there is no such coupon
   */
  List<HistoryEntry> of(long couponId);
}
