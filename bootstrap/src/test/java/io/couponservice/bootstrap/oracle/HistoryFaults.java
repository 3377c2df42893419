package io.couponservice.bootstrap.oracle;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Faults of the stored history. */
final class HistoryFaults {

  static final List<Fault> ALL =
      List.of(
          Fault.of(
                  "line lost",
                  "history",
                  "goes on from Optional[RESERVED] after Optional[ISSUED]",
                  run -> run.history.removeIf(is(1001, "RESERVE")))
              .combining(),
          Fault.of(
              "last line lost",
              "history",
              "coupon 1001: is USED and its history ends with RESERVED",
              run -> run.history.removeIf(is(1001, "PAYMENT_COMPLETED"))),
          Fault.of(
              "history of no coupon",
              "history",
              "coupon 1023: has a history and does not exist",
              run -> run.coupons.remove(1023L)),
          changed(
              "change without an event",
              "history",
              "no step leads from ISSUED to RESERVED by RESERVE with []",
              is(1010, "RESERVE"),
              row -> with(row, row.trigger(), List.of(), row.verdict(), row.causationId())),
          changed(
              "another trigger",
              "history",
              "no step leads from RESERVED to USED by LATE_PAYMENT_COMPLETED",
              is(1001, "PAYMENT_COMPLETED"),
              row ->
                  with(
                      row,
                      "LATE_PAYMENT_COMPLETED",
                      row.eventIds(),
                      row.verdict(),
                      row.causationId())),
          changed(
              "nothing happened by a trigger that always changes",
              "history",
              "changes nothing by RESERVE",
              is(3001, "ORDER_CANCELLED"),
              row -> with(row, "RESERVE", row.eventIds(), row.verdict(), row.causationId())),
          Fault.of(
              "event in no line",
              "history events",
              "of coupon 1010: is in []",
              run -> run.history.removeIf(is(1010, "RESERVE"))),
          Fault.of(
              "event in two lines",
              "history events",
              "of coupon 1001: is in [history",
              run ->
                  run.history.addAll(
                      run.history.stream().filter(is(1001, "PAYMENT_COMPLETED")).toList())),
          changed(
              "event never published",
              "history events",
              "evt_lost was never published",
              is(1010, "RESERVE"),
              row ->
                  with(row, row.trigger(), List.of("evt_lost"), row.verdict(), row.causationId())),
          changed(
              "another cause than the event's",
              "history events",
              "has another cause or correlation than coupon.used",
              is(1001, "PAYMENT_COMPLETED"),
              row -> with(row, row.trigger(), row.eventIds(), row.verdict(), Optional.of("PAY-x"))),
          Fault.of(
              "published in another order than stored",
              "history events",
              "was published before what came before it",
              run -> {
                List<CouponHistoryRow> reserved =
                    run.history.stream().filter(is(1004, "RESERVE")).toList();
                run.history.replaceAll(
                    row -> {
                      int at = reserved.indexOf(row);
                      return at < 0
                          ? row
                          : with(
                              row,
                              row.trigger(),
                              reserved.get(1 - at).eventIds(),
                              row.verdict(),
                              row.causationId());
                    });
              }),
          verdict("no verdict", 1021, ""),
          verdict("grace by a policy without", 1021, "RESTORED_WITH_GRACE"),
          verdict("given back by a policy that never does", 3001, "RESTORED"),
          verdict("not given back and yet it was", 2001, "NOT_RESTORED"));

  private HistoryFaults() {}

  private static Predicate<CouponHistoryRow> is(long coupon, String trigger) {
    return row -> row.couponId() == coupon && row.trigger().equals(trigger);
  }

  private static Fault verdict(String title, long coupon, String verdict) {
    return changed(
        title,
        "verdict",
        "of coupon " + coupon + ": has the verdict",
        is(coupon, "ORDER_CANCELLED"),
        row ->
            with(row, row.trigger(), row.eventIds(), PlantedRun.text(verdict), row.causationId()));
  }

  private static Fault changed(
      String title,
      String check,
      String words,
      Predicate<CouponHistoryRow> which,
      UnaryOperator<CouponHistoryRow> change) {
    return Fault.of(
        title,
        check,
        words,
        run -> run.history.replaceAll(row -> which.test(row) ? change.apply(row) : row));
  }

  private static CouponHistoryRow with(
      CouponHistoryRow row,
      String trigger,
      List<String> eventIds,
      Optional<String> verdict,
      Optional<String> causationId) {
    return new CouponHistoryRow(
        row.couponId(),
        row.id(),
        row.at(),
        trigger,
        row.from(),
        row.to(),
        eventIds,
        verdict,
        row.note(),
        row.correlationId(),
        causationId,
        row.actor());
  }
}
