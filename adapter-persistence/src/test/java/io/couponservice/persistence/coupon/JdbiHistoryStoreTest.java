package io.couponservice.persistence.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.coupon.HistoryEntry;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.CouponTrigger;
import io.couponservice.domain.coupon.RestoreVerdict;
import io.couponservice.persistence.database.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class JdbiHistoryStoreTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Instant AT = Instant.parse("2026-03-02T10:00:00.123Z");

  @BeforeEach
  void empty() {
    DATABASE.execute("TRUNCATE coupon_history");
  }

  @Test
  void everyFieldIsReadAsItWasStored() {
    HistoryEntry full =
        new HistoryEntry(
            1,
            AT,
            CouponTrigger.ORDER_CANCELLED,
            CouponStatus.USED,
            CouponStatus.EXPIRED,
            List.of("evt_1", "evt,{2}", "NULL"),
            RestoreVerdict.RESTORED,
            "환불",
            "corr_1",
            "evt_0",
            "order-service");
    HistoryEntry least = entry(1, CouponTrigger.ISSUE, List.of(), null, "admin");

    append(full, least);

    assertThat(of(1)).containsExactly(full, least);
  }

  @Test
  void entriesOfACouponAreReadInTheOrderInWhichTheyWereAppended() {
    List<HistoryEntry> entries = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      entries.add(entry(1 + i % 2, CouponTrigger.RESERVE, List.of("evt_" + i), null, "shop"));
    }

    DATABASE.change(stores -> stores.history().append(entries.subList(0, 150)));
    DATABASE.change(stores -> stores.history().append(entries.subList(150, 200)));

    assertThat(of(1))
        .containsExactlyElementsOf(entries.stream().filter(e -> e.couponId() == 1).toList());
    assertThat(of(2)).hasSize(100);
  }

  @Test
  void aCouponWithoutHistoryHasNoneAndNothingIsAppendedForNothing() {
    append();

    assertThat(of(1)).isEmpty();
  }

  @Test
  void whatComesFromOutsideMayHoldWhatNoTextOfTheDatabaseCan() {
    append(entry(1, CouponTrigger.RESERVE, List.of(), "a note\0", "\0"));

    assertThat(of(1))
        .containsExactly(entry(1, CouponTrigger.RESERVE, List.of(), "a note\uFFFD", "\uFFFD"));
  }

  @Test
  void itHasOneIndexSinceEachPaymentPaysForIt() {
    assertThat(
            DATABASE.number("SELECT count(*) FROM pg_indexes WHERE tablename = 'coupon_history'"))
        .isEqualTo(1);
  }

  private static HistoryEntry entry(
      long couponId, CouponTrigger trigger, List<String> eventIds, String note, String actor) {
    return new HistoryEntry(
        couponId,
        AT,
        trigger,
        null,
        CouponStatus.ISSUED,
        eventIds,
        null,
        note,
        "corr_1",
        null,
        actor);
  }

  private static void append(HistoryEntry... entries) {
    DATABASE.change(stores -> stores.history().append(List.of(entries)));
  }

  private static List<HistoryEntry> of(long couponId) {
    return DATABASE.commit(stores -> stores.history().of(couponId, 0, 1_000));
  }
}
