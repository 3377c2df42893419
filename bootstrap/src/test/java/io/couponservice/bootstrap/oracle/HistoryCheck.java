package io.couponservice.bootstrap.oracle;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The stored history of each coupon is a chain of steps that ends where the coupon is. */
final class HistoryCheck implements Check {

  /** What can happen without anything following from it. */
  private static final Set<String> KEPT_IN_MIND =
      Set.of(
          "PAYMENT_COMPLETED", "LATE_PAYMENT_COMPLETED", "CANCELLED_ORDER_PAID", "ORDER_CANCELLED");

  @Override
  public String name() {
    return "history";
  }

  @Override
  public void run(History history, Findings findings) {
    history
        .trail()
        .byCoupon()
        .forEach(
            (couponId, rows) -> {
              chain(rows, findings);
              rows.forEach(row -> row(row, history, findings));
              findings.addUnless(
                  history.coupons().containsKey(couponId),
                  "coupon " + couponId,
                  "has a history and does not exist");
            });
    for (CouponRow coupon : history.coupons().values()) {
      List<CouponHistoryRow> rows =
          history.trail().byCoupon().getOrDefault(coupon.couponId(), List.of());
      String last = rows.isEmpty() ? "nothing" : rows.get(rows.size() - 1).to();
      findings.addUnless(
          last.equals(coupon.status()),
          coupon.subject(),
          "is " + coupon.status() + " and its history ends with " + last);
    }
  }

  private static void chain(List<CouponHistoryRow> rows, Findings findings) {
    Optional<String> before = Optional.empty();
    for (CouponHistoryRow row : rows) {
      findings.addUnless(
          row.from().equals(before),
          row.subject(),
          "goes on from " + row.from() + " after " + before);
      before = Optional.of(row.to());
    }
  }

  private static void row(CouponHistoryRow row, History history, Findings findings) {
    if (row.keepsOnly()) {
      findings.addUnless(
          KEPT_IN_MIND.contains(row.trigger()) && row.causationId().isPresent(),
          row.subject(),
          "changes nothing by " + row.trigger());
    } else if (row.eventIds().stream().allMatch(history.outbound().byId()::containsKey)) {
      // One that was never published is reported where rows are held against topics.
      List<PublishedEvent> published =
          row.eventIds().stream().map(history.outbound().byId()::get).toList();
      findings.addUnless(
          isStep(row, published),
          row::subject,
          () ->
              "no step leads from "
                  + row.from().orElse("nothing")
                  + " to "
                  + row.to()
                  + " by "
                  + row.trigger()
                  + " with "
                  + published.stream().map(PublishedEvent::subject).toList());
    }
  }

  /** What follows in the same step is a row of its own, so the cause is looked at elsewhere. */
  private static boolean isStep(CouponHistoryRow row, List<PublishedEvent> published) {
    return LifecycleTable.from(row.from().map(HistoryCheck::status).orElse(Status.NONE))
        .anyMatch(
            step ->
                step.trigger().equals(row.trigger())
                    && step.to().name().equals(row.to())
                    && step.publishes(published));
  }

  private static Status status(String name) {
    return Status.valueOf(name);
  }
}
