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
   * What happened to a coupon. Entries are only ever added at the end.
   *
   * @param couponId its id
   * @param skip how many to leave out at the beginning, 0 or more
   * @param limit the most to read, 1 or more
   * @return oldest first, empty if there is no such coupon, or no more
   */
  List<HistoryEntry> of(long couponId, int skip, int limit);
}
