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
    Map<Long, StatusCounts> stated =
        history.database().counts().stream()
            .collect(Collectors.toMap(StatusCounts::policyId, counts -> counts));
    Map<Long, Map<String, Long>> statuses =
        coupons.stream()
            .collect(
                Collectors.groupingBy(
                    CouponRow::policyId,
                    Collectors.groupingBy(CouponRow::status, Collectors.counting())));
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
      statusCounts(
          policy,
          stated.getOrDefault(policy.policyId(), new StatusCounts(policy.policyId(), 0, 0, 0)),
          statuses.getOrDefault(policy.policyId(), Map.of()),
          findings);
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

  private static void statusCounts(
      PolicyRow policy, StatusCounts stated, Map<String, Long> actual, Findings findings) {
    StatusCounts counted =
        new StatusCounts(
            policy.policyId(),
            actual.getOrDefault("RESERVED", 0L),
            actual.getOrDefault("USED", 0L),
            actual.getOrDefault("EXPIRED", 0L));
    findings.addUnless(
        stated.equals(counted), policy.subject(), "counts " + stated + " instead of " + counted);
    findings.addUnless(
        policy.issued() >= stated.reserved() + stated.used() + stated.expired(),
        policy.subject(),
        "has less than no coupons available: " + stated + " of " + policy.issued());
  }
}
