package io.couponservice.application.port.contract;

import static io.couponservice.application.fixture.SampleCoupons.moved;
import static io.couponservice.application.fixture.SampleTerms.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.fixture.SampleCoupons;
import io.couponservice.application.port.CouponStore;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What {@link CouponStore} promises about coupons themselves. */
public interface CouponStoreContract extends Contract {

  @Test
  default void identities_ascend_and_are_never_given_twice() throws Exception {
    List<List<Long>> given = Concurrently.run(thread -> in(stores -> stores.coupons().nextIds(10)));

    assertThat(given).allSatisfy(ids -> assertThat(ids).isSorted().hasSize(10));
    assertThat(given.stream().flatMap(List::stream)).doesNotHaveDuplicates();
    assertThat(list(stores -> stores.coupons().nextIds(0))).isEmpty();
  }

  @Test
  default void coupons_are_found_as_they_were_stored_and_unknown_ones_left_out() {
    Coupon coupon = issue();
    List<Long> ids = List.of(coupon.couponId(), coupon.couponId() + 1_000);

    run(
        stores -> {
          Map<Long, Coupon> expected = Map.of(coupon.couponId(), coupon);
          assertThat(stores.coupons().find(ids)).isEqualTo(expected);
          assertThat(stores.coupons().lockAvailable(ids)).isEqualTo(expected);
          assertThat(stores.coupons().lock(ids)).isEqualTo(expected);
        });
  }

  @Test
  default void all_are_available_when_nothing_is_locked() {
    List<Long> ids = List.of(issue().couponId(), issue().couponId(), issue().couponId());

    assertThat(map(stores -> stores.coupons().lockAvailable(ids)).keySet())
        .containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  default void nothing_happens_to_no_coupons() {
    run(
        stores -> {
          assertThat(stores.coupons().find(List.of())).isEmpty();
          assertThat(stores.coupons().lock(List.of())).isEmpty();
          assertThat(stores.coupons().lockAvailable(List.of())).isEmpty();
          stores.coupons().insert(List.of());
          stores.coupons().update(List.of());
        });
  }

  @Test
  default void a_change_is_stored() {
    Coupon coupon = issue();
    Coupon used = update(moved(coupon, CouponStatus.USED, "RESV-1"));

    assertThat(find(coupon)).isEqualTo(used);
  }

  @Test
  default void a_change_that_is_not_stored_is_lost() {
    Coupon coupon = issue();
    run(
        stores ->
            Tampering.with(
                stores.coupons().lock(List.of(coupon.couponId())),
                mine -> mine.put(coupon.couponId(), moved(coupon, CouponStatus.EXPIRED, null))));

    assertThat(find(coupon)).isEqualTo(coupon);
  }

  @Test
  default void what_the_caller_does_with_its_collection_later_changes_nothing() {
    Coupon coupon = issue();
    List<Coupon> mine = new ArrayList<>(List.of(moved(coupon, CouponStatus.EXPIRED, null)));
    run(
        stores -> {
          stores.coupons().lock(List.of(coupon.couponId()));
          stores.coupons().update(mine);
          mine.set(0, coupon);
        });

    assertThat(find(coupon).status()).isEqualTo(CouponStatus.EXPIRED);
  }

  @Test
  default void a_coupon_is_stored_once() {
    Coupon coupon = issue();

    assertThatThrownBy(() -> insert(List.of(coupon))).isInstanceOf(RuntimeException.class);
  }

  @Test
  default void a_coupon_has_a_policy() {
    Coupon orphan = SampleCoupons.issued(9_000_000, create(terms()).policyId() + 1_000, 7);

    assertThatThrownBy(() -> insert(List.of(orphan))).isInstanceOf(RuntimeException.class);
  }

  @Test
  default void an_unknown_coupon_cannot_be_updated() {
    Coupon unknown = SampleCoupons.issued(9_000_000, create(terms()).policyId(), 7);

    assertThatThrownBy(() -> update(unknown)).isInstanceOf(RuntimeException.class);
  }

  @Test
  default void of_many_that_ask_for_one_coupon_at_once_one_gets_it() throws Exception {
    Coupon coupon = issue();

    List<Boolean> got = Concurrently.run(thread -> holds(coupon, "RESV-" + thread));

    assertThat(got.stream().filter(each -> each)).hasSize(1);
    assertThat(find(coupon).reservationId()).isEqualTo("RESV-" + got.indexOf(true));
  }

  private boolean holds(Coupon coupon, String reservationId) {
    return in(
        stores -> {
          Coupon locked = stores.coupons().lock(List.of(coupon.couponId())).get(coupon.couponId());
          if (locked.free()) {
            stores.coupons().update(List.of(moved(locked, CouponStatus.RESERVED, reservationId)));
          }
          return locked.free();
        });
  }

  private void insert(Collection<Coupon> coupons) {
    run(stores -> stores.coupons().insert(coupons));
  }

  private Coupon find(Coupon coupon) {
    return in(stores -> stores.coupons().find(List.of(coupon.couponId()))).get(coupon.couponId());
  }
}
