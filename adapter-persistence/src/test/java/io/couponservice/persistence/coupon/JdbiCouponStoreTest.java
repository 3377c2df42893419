package io.couponservice.persistence.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.persistence.database.TestDatabase;
import io.couponservice.persistence.policy.SamplePolicies;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class JdbiCouponStoreTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final LocalDateTime LATER = LocalDateTime.parse("2026-05-01T23:59:59");

  private static long policyId;

  @BeforeAll
  static void createAPolicy() {
    policyId = DATABASE.commit(stores -> SamplePolicies.create(stores, "SPRING").policyId());
  }

  @Test
  void idsAscendAndAreNeverGivenTwice() {
    List<Long> first = nextIds(3);
    List<Long> second = nextIds(2);

    assertThat(first).hasSize(3).isSorted().doesNotHaveDuplicates();
    assertThat(second).hasSize(2).isSorted().allMatch(id -> id > first.get(2));
    assertThat(nextIds(0)).isEmpty();
  }

  @Test
  void couponsAreReadAsTheyWereStoredInEveryState() {
    List<Long> ids = nextIds(4);
    List<Coupon> coupons =
        List.of(
            coupon(ids.get(0), "SPRING", CouponStatus.ISSUED, null),
            coupon(ids.get(1), null, CouponStatus.RESERVED, "RESV-1"),
            coupon(ids.get(2), "쿠폰, \"{}\\' NULL", CouponStatus.USED, "RESV-{2}"),
            coupon(ids.get(3), "NULL", CouponStatus.EXPIRED, null));

    DATABASE.change(stores -> stores.coupons().insert(coupons));

    Map<Long, Coupon> found = find(ids);
    assertThat(found.values()).containsExactlyInAnyOrderElementsOf(coupons);
    assertThat(found.get(ids.get(1))).isEqualTo(coupons.get(1));
    assertThat(DATABASE.<Map<Long, Coupon>>commit(stores -> stores.coupons().lock(ids)))
        .isEqualTo(found);
  }

  @Test
  void whatMayChangeIsStoredAndNothingElse() {
    List<Long> ids = insertFree(2);
    Coupon reserved = coupon(ids.get(0), "SPRING", CouponStatus.RESERVED, "RESV-9");
    Coupon other = find(ids).get(ids.get(1));
    Coupon withOtherCode =
        SampleCoupons.with(ids.get(0), policyId, "CHANGED", CouponStatus.RESERVED, LATER, "RESV-9");

    DATABASE.change(stores -> stores.coupons().update(List.of(withOtherCode)));

    assertThat(find(ids)).isEqualTo(Map.of(ids.get(0), reserved, ids.get(1), other));
  }

  @Test
  void aHolderCanBeTakenAwayAgain() {
    List<Long> ids = insertFree(1);
    Coupon before = coupon(ids.get(0), "SPRING", CouponStatus.USED, "RESV-9");
    Coupon after = coupon(ids.get(0), "SPRING", CouponStatus.EXPIRED, null);

    DATABASE.change(stores -> stores.coupons().update(List.of(before)));
    DATABASE.change(stores -> stores.coupons().update(List.of(after)));

    assertThat(find(ids).get(ids.get(0))).isEqualTo(after);
  }

  @Test
  void aChangeOfACouponThatDoesNotExistIsAMistakeAndChangesNothing() {
    List<Long> ids = insertFree(1);
    Coupon existing = coupon(ids.get(0), "SPRING", CouponStatus.EXPIRED, null);
    Coupon missing = coupon(-1, "SPRING", CouponStatus.EXPIRED, null);

    assertThatThrownBy(
            () -> DATABASE.change(stores -> stores.coupons().update(List.of(existing, missing))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("coupons: 1 rows instead of 2");
    assertThat(find(ids).get(ids.get(0)).status()).isEqualTo(CouponStatus.ISSUED);
  }

  @Test
  void nothingIsDoneWithNoCoupons() {
    DATABASE.change(
        stores -> {
          stores.coupons().insert(List.of());
          stores.coupons().update(List.of());
          assertThat(stores.coupons().find(List.of())).isEmpty();
          assertThat(stores.coupons().lock(List.of())).isEmpty();
          assertThat(stores.coupons().lock(List.of(-1L))).isEmpty();
        });
  }

  @Test
  void theDatabaseItselfKeepsHoldersToHeldCoupons() {
    long id = insertFree(1).get(0);

    assertThatThrownBy(() -> DATABASE.execute("UPDATE coupons SET status = 'USED'"))
        .hasMessageContaining("coupons_holder");
    assertThatThrownBy(
            () ->
                DATABASE.execute("UPDATE coupons SET reservation_id = 'R' WHERE coupon_id = " + id))
        .hasMessageContaining("coupons_holder");
  }

  private static Coupon coupon(long id, String code, CouponStatus status, String reservationId) {
    return SampleCoupons.with(id, policyId, code, status, LATER, reservationId);
  }

  private static List<Long> insertFree(int count) {
    return DATABASE.commit(
        stores -> SampleCoupons.insert(stores, Collections.nCopies(count, policyId)));
  }

  private static List<Long> nextIds(int count) {
    return DATABASE.commit(stores -> stores.coupons().nextIds(count));
  }

  private static Map<Long, Coupon> find(List<Long> ids) {
    return DATABASE.commit(stores -> stores.coupons().find(ids));
  }
}
