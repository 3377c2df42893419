package io.couponservice.application.port.contract;

import static io.couponservice.application.fixture.SampleTerms.terms;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.coupon.HistoryEntry;
import io.couponservice.application.fixture.SampleCoupons;
import io.couponservice.application.port.StatusCounts;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.policy.CouponPolicy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What stores promise about lists that are read page by page. */
public interface ListsContract extends Contract {

  @Test
  default void policies_come_by_descending_id_from_where_one_asks() {
    List<Long> ids =
        IntStream.range(0, 5).mapToObj(i -> create(terms().code("CODE-" + i)).policyId()).toList();

    assertThat(policies(Long.MAX_VALUE, 2)).containsExactly(ids.get(4), ids.get(3));
    assertThat(policies(ids.get(3), 2)).containsExactly(ids.get(2), ids.get(1));
    assertThat(policies(ids.get(1), 2)).containsExactly(ids.get(0));
    assertThat(policies(ids.get(0), 2)).isEmpty();
  }

  @Test
  default void coupons_of_a_user_come_by_descending_id_and_those_of_others_do_not() {
    CouponPolicy policy = create(terms());
    Coupon first = issueTo(policy, 1);
    issueTo(policy, 2);
    Coupon second = issueTo(policy, 1);
    Coupon third = issueTo(policy, 1);

    assertThat(coupons(1, null, Long.MAX_VALUE, 2))
        .containsExactly(third.couponId(), second.couponId());
    assertThat(coupons(1, null, second.couponId(), 2)).containsExactly(first.couponId());
    assertThat(coupons(3, null, Long.MAX_VALUE, 2)).isEmpty();
  }

  @Test
  default void coupons_of_a_user_can_be_asked_for_by_status() {
    CouponPolicy policy = create(terms());
    Coupon free = issueTo(policy, 1);
    Coupon expired = update(SampleCoupons.moved(issueTo(policy, 1), CouponStatus.EXPIRED, null));

    assertThat(coupons(1, CouponStatus.EXPIRED, Long.MAX_VALUE, 5))
        .containsExactly(expired.couponId());
    assertThat(coupons(1, CouponStatus.ISSUED, Long.MAX_VALUE, 5)).containsExactly(free.couponId());
    assertThat(coupons(1, CouponStatus.USED, Long.MAX_VALUE, 5)).isEmpty();
  }

  @Test
  default void history_is_read_from_where_one_asks() {
    Coupon coupon = issue();
    List<HistoryEntry> entries =
        IntStream.range(0, 5)
            .mapToObj(i -> SampleHistory.of(coupon.couponId(), "corr_" + i))
            .toList();
    run(stores -> stores.history().append(entries));

    assertThat(list(stores -> stores.history().of(coupon.couponId(), 0, 2)))
        .isEqualTo(entries.subList(0, 2));
    assertThat(list(stores -> stores.history().of(coupon.couponId(), 3, 10)))
        .isEqualTo(entries.subList(3, 5));
    assertThat(list(stores -> stores.history().of(coupon.couponId(), 5, 10))).isEmpty();
  }

  @Test
  default void counts_of_many_policies_are_read_at_once() {
    long one = create(terms().code("ONE")).policyId();
    long other = create(terms().code("OTHER")).policyId();
    long none = create(terms().code("NONE")).policyId();
    run(
        stores ->
            stores
                .policies()
                .addCounts(
                    Map.of(one, new StatusCounts(1, 2, 3), other, new StatusCounts(4, 0, 0))));
    run(stores -> stores.policies().addCounts(Map.of(one, new StatusCounts(1, 0, 0))));

    Map<Long, StatusCounts> counts =
        map(stores -> stores.policies().counts(List.of(one, other, none)));
    assertThat(counts.get(one)).isEqualTo(new StatusCounts(2, 2, 3));
    assertThat(counts.get(other)).isEqualTo(new StatusCounts(4, 0, 0));
    assertThat(counts.getOrDefault(none, StatusCounts.NONE)).isEqualTo(StatusCounts.NONE);
  }

  private Coupon issueTo(CouponPolicy policy, long userId) {
    return in(
        stores -> {
          stores.policies().lockForIssue(Set.of(), List.of(policy.policyId()));
          long couponId = stores.coupons().nextIds(1).get(0);
          Coupon coupon = SampleCoupons.issued(couponId, policy.policyId(), userId);
          stores.coupons().insert(List.of(coupon));
          return coupon;
        });
  }

  private List<Long> policies(long before, int limit) {
    return list(
        stores ->
            stores.policies().newest(before, limit).stream().map(CouponPolicy::policyId).toList());
  }

  private List<Long> coupons(long userId, CouponStatus status, long before, int limit) {
    return list(
        stores ->
            stores.coupons().ofUser(userId, status, before, limit).stream()
                .map(Coupon::couponId)
                .toList());
  }
}
