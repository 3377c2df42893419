package io.couponservice.application.port.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.coupon.HistoryEntry;
import io.couponservice.application.fixture.SampleTimes;
import io.couponservice.application.port.HistoryStore;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.CouponTrigger;
import io.couponservice.domain.coupon.RestoreVerdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@link HistoryStore} promises. */
public interface HistoryStoreContract extends Contract {

  @Test
  default void entries_keep_their_order_within_and_across_transactions() {
    Coupon coupon = issue();
    Coupon other = issue();
    append(
        SampleHistory.of(coupon.couponId(), "b"),
        SampleHistory.of(other.couponId(), "x"),
        SampleHistory.of(coupon.couponId(), "a"));
    append(SampleHistory.of(coupon.couponId(), "c"));

    assertThat(of(coupon)).extracting(HistoryEntry::correlationId).containsExactly("b", "a", "c");
    assertThat(of(other)).extracting(HistoryEntry::correlationId).containsExactly("x");
  }

  @Test
  default void a_coupon_that_nothing_happened_to_has_no_history() {
    run(stores -> stores.history().append(List.of()));

    assertThat(list(stores -> stores.history().of(9_000_000, 0, 10))).isEmpty();
  }

  @Test
  default void every_field_is_stored() {
    Coupon coupon = issue();
    HistoryEntry full =
        new HistoryEntry(
            coupon.couponId(),
            SampleTimes.INSTANT.plusMillis(123),
            CouponTrigger.ORDER_CANCELLED,
            CouponStatus.USED,
            CouponStatus.ISSUED,
            List.of("evt_2", "evt_1"),
            RestoreVerdict.RESTORED_WITH_GRACE,
            "환불 \"가능\", {쉼표}",
            "corr_1",
            "evt_0",
            "order-service");
    HistoryEntry bare =
        new HistoryEntry(
            coupon.couponId(),
            SampleTimes.INSTANT,
            CouponTrigger.ISSUE,
            null,
            CouponStatus.ISSUED,
            List.of(),
            null,
            null,
            "corr_1",
            null,
            "shop");
    append(full, bare);

    assertThat(of(coupon)).containsExactly(full, bare);
  }

  @Test
  default void what_the_caller_does_with_its_list_later_changes_nothing() {
    Coupon coupon = issue();
    List<HistoryEntry> mine = new ArrayList<>(List.of(SampleHistory.of(coupon.couponId(), "a")));
    run(
        stores -> {
          stores.history().append(mine);
          mine.add(SampleHistory.of(coupon.couponId(), "b"));
        });

    assertThat(of(coupon)).hasSize(1);
  }

  private void append(HistoryEntry... entries) {
    run(stores -> stores.history().append(List.of(entries)));
  }

  private List<HistoryEntry> of(Coupon coupon) {
    return in(stores -> stores.history().of(coupon.couponId(), 0, 1_000));
  }
}
