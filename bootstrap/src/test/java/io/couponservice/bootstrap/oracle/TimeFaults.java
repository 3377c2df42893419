package io.couponservice.bootstrap.oracle;

import java.time.LocalDateTime;
import java.util.List;

/** Faults of what time does, and of coupons that nobody redeemed a code for. */
final class TimeFaults {

  static final List<Fault> ALL =
      List.of(
          edited(
              "timed out too early",
              "cancelled",
              "was published before 2024-01-01T12:30",
              "coupon.cancelled",
              "RESV-X30\"",
              "2024-03-01T10:00:00.123Z",
              "2024-01-01T12:29:59.123Z"),
          edited(
              "timed out at another time",
              "cancelled",
              "cancelledAt is",
              "coupon.cancelled",
              "RESV-X30\"",
              "12:30:00",
              "12:31:00"),
          edited(
              "expired too early",
              "expired",
              "was published before 2024-02-01T00:00",
              "coupon.expired",
              "\"couponId\":1030",
              "2024-03-01T10:00:00.123Z",
              "2024-01-31T23:59:59.123Z"),
          edited(
              "expired at no end that it had",
              "expired",
              "expiredAt is 2024-02-16T23:59:59 instead of",
              "coupon.expired",
              "\"couponId\":2001",
              "02-17T",
              "02-16T"),
          edited(
              "deactivated at another time",
              "expired",
              "expiredAt is",
              "coupon.expired",
              "\"couponId\":4001",
              "02-15T09",
              "02-15T10"),
          edited(
              "the other reason told",
              "expired",
              "its policy is not deactivated",
              "coupon.expired",
              "\"couponId\":1030",
              "VALIDITY_PERIOD_EXPIRED",
              "POLICY_DEACTIVATED"),
          edited(
              "both reasons true",
              "expired",
              "its validity was over as well",
              "coupon.expired",
              "\"couponId\":4001",
              "2024-03-01T10",
              "2025-03-01T10"),
          Fault.of(
              "longer than the policy says",
              "issued",
              "coupon 1040: nothing shows why it is good until 2024-02-05T23:59:59",
              run -> run.become(1040, "ISSUED", "", LocalDateTime.parse("2024-02-05T23:59:59"))),
          Fault.of(
              "grace of another length",
              "issued",
              "coupon 2002: nothing shows why",
              run -> run.become(2002, "ISSUED", "", LocalDateTime.parse("2024-02-18T23:59:59"))),
          Fault.of(
              "type that the policy does not issue",
              "issued",
              "is of type EVENT, and its policy issues",
              run -> run.issue(1050, 80, "EVENT", "PAY-50")),
          Fault.of(
              "direct issue with a cause",
              "issued",
              "is of type DIRECT with the cause Optional[PAY-50]",
              run -> run.issue(1050, 80, "DIRECT", "PAY-50")),
          Fault.of(
              "use by hand that was asked for",
              "reserved",
              "although it records a use by hand",
              run -> run.store(1010, "RESV-10", "ORDER-10", 0)),
          edited(
              "use by hand with a cause",
              "used",
              "a use by hand has a cause",
              "coupon.used",
              "MANUAL-33",
              "\"version\"",
              "\"causationId\":\"PAY-1\",\"version\""),
          Fault.of(
              "automatic issue without its row",
              "automatic issue",
              "no row says by which payment",
              run -> run.automaticIssues.remove(0)),
          Fault.of(
              "row without a coupon",
              "automatic issue",
              "there is no such coupon of type EVENT: 5055",
              run -> run.automaticIssues.add(new AutomaticIssueRow(5, "PAY-55", 5055))),
          Fault.of(
              "twice by one payment",
              "automatic issue",
              "happened twice",
              run -> new PlantedSteps(run).issueByPayment(5003, 79, "PAY-40")),
          Fault.of(
              "by another payment than its cause",
              "automatic issue",
              "its cause is not payment PAY-55",
              run -> run.automaticIssues.set(0, new AutomaticIssueRow(5, "PAY-55", 5001))),
          edited(
              "by too small a payment",
              "automatic issue",
              "is not enough for a coupon of policy 5",
              "payment.completed",
              "\"PAY-40\"",
              "50000",
              "49999"),
          Fault.of(
              "issued by an event that is neither processed nor dead",
              "effect",
              "its cause PAY-40 is not stored as processed",
              run -> run.processed.remove(new ProcessedEventRow("payment.completed", "PAY-40"))),
          Fault.of(
              "kept in mind and not stored as processed",
              "effect",
              "its cause PAY-20 is not stored as processed",
              run -> run.processed.remove(new ProcessedEventRow("payment.completed", "PAY-20"))),
          Fault.of(
              "kept in mind without a line of history",
              "effect",
              "event PAY-20 of payment.completed: is stored as processed and caused nothing",
              run ->
                  run.history.removeIf(
                      row -> row.causationId().filter("PAY-20"::equals).isPresent())),
          edited(
              "grace as of another time",
              "effect",
              "nobody said that its order was cancelled then",
              "coupon.cancelled",
              "PAY-2002",
              "02-10T08",
              "02-10T09"));

  private TimeFaults() {}

  private static Fault edited(
      String title, String check, String words, String topic, String text, String from, String to) {
    return Fault.of(
        title, check, words, run -> run.topics.edit(run.topics.the(topic, text), from, to));
  }
}
