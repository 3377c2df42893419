package io.couponservice.bootstrap.oracle;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** No policy gave more than it had, no user got more than allowed, and all counts are right. */
final class StockCheck implements Check {

  private record Share(long policyId, long userId) {
    String subject() {
      return "policy " + policyId + " for user " + userId;
    }
  }

  @Override
  public String name() {
    return "stock";
  }

  @Override
  public void run(History history, Findings findings) {
    List<CouponRow> coupons = history.database().coupons();
    Map<Long, Long> issued = counted(coupons, CouponRow::policyId);
    for (PolicyRow policy : history.policies().values()) {
      long count = issued.getOrDefault(policy.policyId(), 0L);
      findings.addUnless(
          count == policy.issued(),
          policy.subject(),
          "has " + count + " coupons and says it issued " + policy.issued());
      findings.addUnless(
          count <= policy.totalQuantity().orElse(Long.MAX_VALUE),
          policy.subject(),
          "has " + count + " coupons of " + policy.totalQuantity());
      statusCounts(policy, history, findings);
    }
    shares(history, counted(coupons, row -> new Share(row.policyId(), row.userId())), findings);
  }

  private static <K> Map<K, Long> counted(List<CouponRow> coupons, Function<CouponRow, K> key) {
    return coupons.stream().collect(Collectors.groupingBy(key, Collectors.counting()));
  }

  private static void shares(History history, Map<Share, Long> counts, Findings findings) {
    Map<Share, QuotaRow> quotas =
        history.database().quotas().stream()
            .collect(Collectors.toMap(row -> new Share(row.policyId(), row.userId()), row -> row));
    counts.forEach(
        (share, count) -> {
          findings.addUnless(
              count <= history.policies().get(share.policyId()).perUserLimit(),
              share.subject(),
              "gave " + count + " coupons, more than its limit");
          findings.addUnless(
              quotas.containsKey(share), share.subject(), "gave coupons without a quota row");
        });
    quotas.forEach(
        (share, row) ->
            findings.addUnless(
                row.issued() == counts.getOrDefault(share, 0L),
                share.subject(),
                "gave "
                    + counts.getOrDefault(share, 0L)
                    + " coupons and the quota says "
                    + row.issued()));
  }

  private static void statusCounts(PolicyRow policy, History history, Findings findings) {
    Map<String, Long> actual =
        history.database().coupons().stream()
            .filter(coupon -> coupon.policyId() == policy.policyId())
            .collect(Collectors.groupingBy(CouponRow::status, Collectors.counting()));
    CountDeltas stated =
        history.database().countDeltas().stream()
            .filter(deltas -> deltas.policyId() == policy.policyId())
            .findFirst()
            .orElse(new CountDeltas(policy.policyId(), 0, 0, 0));
    CountDeltas counted =
        new CountDeltas(
            policy.policyId(),
            actual.getOrDefault("RESERVED", 0L),
            actual.getOrDefault("USED", 0L),
            actual.getOrDefault("EXPIRED", 0L));
    findings.addUnless(
        stated.equals(counted), policy.subject(), "counts " + stated + " instead of " + counted);
  }
}
