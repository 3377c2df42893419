package io.couponservice.bootstrap.oracle;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Faults between events and rows, of counts, and of promises. */
final class RowFaults {

  static final List<Fault> ALL =
      List.of(
          Fault.of(
              "coupon without event",
              "issued",
              "coupon 1001: has no coupon.issued",
              drop("coupon.issued", "\"couponId\":1001")),
          Fault.of(
                  "event without coupon",
                  "issued",
                  "of coupon 1010: there is no such coupon",
                  run -> run.coupons.remove(1010L))
              .combining(),
          Fault.of(
              "issued under two ids",
              "issued",
              "the same change was published as",
              run -> run.issue(1001)),
          edited("issued", "expiryDate", "coupon.issued", "\"couponId\":1001", "01-31T", "01-30T"),
          edited("issued", "couponName", "coupon.issued", "\"couponId\":1001", "신규", "새"),
          Fault.of(
              "reservation without event",
              "reserved",
              "reservation RESV-10 of coupon 1010: has no coupon.reserved",
              run ->
                  run.topics.contents().of("coupon.reserved").stream()
                      .filter(each -> each.value().toString().contains("RESV-10"))
                      .forEach(run.topics::remove)),
          Fault.of(
              "event without reservation",
              "reserved",
              "there is no reservation RESV-2",
              run -> run.reservations.remove("RESV-2")),
          edited("reserved", "orderAmount", "coupon.reserved", "RESV-1\"", "100000", "100001"),
          edited("reserved", "expiresAt", "coupon.reserved", "RESV-1\"", "12:30:00", "12:31:00"),
          Fault.of(
              "confirmed without event",
              "used",
              "reservation RESV-1 of coupon 1001: is confirmed without",
              drop("coupon.used", "PAY-1\"")),
          Fault.of(
              "event without confirmation",
              "used",
              "no reservation was paid like that",
              run -> run.store(1001, "RESV-1", "ORDER-1", 30)),
          Fault.of(
              "used under two ids",
              "used",
              "the same change was published as",
              run -> run.pay("RESV-1", "PAY-1")),
          edited("used", "finalAmount", "coupon.used", "PAY-1\"", "90000", "90001"),
          Fault.of(
              "cancelled without event",
              "cancelled",
              "reservation RESV-2 of coupon 1002: is cancelled without",
              drop("coupon.cancelled", "RESV-2")),
          Fault.of(
              "event without cancellation",
              "cancelled",
              "reservation RESV-2 of coupon 1002 is ACTIVE",
              run -> run.store(1002, "RESV-2", "ORDER-2", 30)),
          Fault.of(
              "cancelled under two ids",
              "cancelled",
              "the same change was published as",
              run -> run.fail("RESV-2", "PAY-2x", false)),
          edited("cancelled", "orderId", "coupon.cancelled", "RESV-2", "ORDER-2", "ORDER-3"),
          Fault.of(
              "expired event without coupon",
              "expired",
              "of coupon 4711: there is no such coupon",
              run -> run.expire(4711, "")),
          edited("expired", "expiredAt", "coupon.expired", "1003", "23:59:59", "23:59:58"),
          Fault.of(
              "more coupons than stock",
              "stock",
              "coupons of OptionalLong[4]",
              run -> run.stock = 4),
          Fault.of(
                  "issued miscounted",
                  "stock",
                  "says it issued",
                  run -> run.issued.merge(1L, 1L, Long::sum))
              .combining(),
          Fault.of(
              "more than the limit", "stock", "more than its limit", run -> run.perUserLimit = 0),
          Fault.of("quota missing", "stock", "without a quota row", run -> run.quotas.remove(0)),
          Fault.of(
              "quota miscounted",
              "stock",
              "the quota says 2",
              run ->
                  run.quotas.replaceAll(
                      row -> new QuotaRow(row.policyId(), row.userId(), 2, row.perUserLimit()))),
          Fault.of(
              "statuses miscounted",
              "stock",
              "policy 1: counts",
              run -> run.counts = Optional.of(new StatusCounts(1, 1, 4, 0))),
          Fault.of("outbox left", "drained", "3 records are left", run -> run.outboxDepth = 3)
              .combining(),
          Fault.of(
              "undeliverable record",
              "drained",
              "undeliverable record 7",
              run ->
                  run.undeliverable.add(
                      new UndeliverableRow(7, "coupon.used", Bytes.of("1001"), "too large"))),
          Fault.of(
              "promised coupon gone",
              "promise",
              "coupon 5005: was promised",
              run -> run.acknowledged.add(new Acknowledged.Issue(5005, 1, 1))),
          Fault.of(
                  "promised reservation differs",
                  "promise",
                  "reservation RESV-1: was promised",
                  run ->
                      run.acknowledged.add(
                          new Acknowledged.Reservation(
                              "RESV-1", 1001, PlantedRun.userOf(1001), "ORDER-1", 5)))
              .combining());

  private RowFaults() {}

  private static Consumer<PlantedRun> drop(String topic, String text) {
    return run -> run.topics.remove(run.topics.the(topic, text));
  }

  private static Fault edited(
      String check, String field, String topic, String text, String from, String to) {
    return Fault.of(
        field + " differs",
        check,
        ": " + field + " is ",
        run -> run.topics.edit(run.topics.the(topic, text), from, to));
  }
}
