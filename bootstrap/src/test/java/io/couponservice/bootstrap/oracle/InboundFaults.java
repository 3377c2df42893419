package io.couponservice.bootstrap.oracle;

import java.util.List;

/** Faults of consuming. */
final class InboundFaults {

  static final List<Fault> ALL =
      List.of(
          Fault.of(
                  "payment lost",
                  "outcome",
                  "event PAY-10 of payment.completed: was lost",
                  run -> run.completed("RESV-10", "PAY-10", 0))
              .combining(),
          Fault.of(
              "failure lost",
              "outcome",
              "event PAY-10 of payment.failed: was lost",
              run -> run.failure("RESV-10", "PAY-10")),
          Fault.of(
              "failure of the payment taken lost",
              "outcome",
              "event PAY-5 of payment.failed: was lost",
              run -> run.failure("RESV-5", "PAY-5")),
          Fault.of(
              "second payment lost",
              "outcome",
              "event PAY-1z of payment.completed: was lost",
              run -> run.completed("RESV-1", "PAY-1z", 0)),
          Fault.of(
              "unreadable record lost",
              "outcome",
              "payment.failed-2@0: is unreadable",
              run -> run.topics.add("payment.failed", 2, Bytes.NULL, Bytes.of("{}"))),
          Fault.of(
              "processed and never came",
              "outcome",
              "is stored as processed and never came",
              run -> run.processed.add(new ProcessedEventRow("payment.completed", "PAY-2"))),
          Fault.of(
              "applied and dead",
              "outcome",
              "event PAY-5 of payment.completed: took effect, and",
              run ->
                  run.refuse(
                      run.topics.the("payment.completed", "\"PAY-5\""), "PAY-5", "DOUBLE_PAYMENT")),
          Fault.of(
              "processed without effect",
              "effect",
              "event PAY-1c of payment.failed: is stored as processed and caused nothing",
              run -> run.processed.add(new ProcessedEventRow("payment.failed", "PAY-1c"))),
          Fault.of(
              "effect without processed",
              "effect",
              "its cause PAY-2 is not stored as processed",
              run -> run.processed.remove(new ProcessedEventRow("payment.failed", "PAY-2"))),
          effect("usedAt", "coupon.used", "PAY-1\"", "12:05:00", "12:06:00"),
          effect("cancelledAt", "coupon.cancelled", "RESV-2", "12:05:00", "12:06:00"),
          effect("has the correlationId", "coupon.used", "PAY-1\"", "corr_PAY-1", "corr_new"),
          effect("couponId", "payment.completed", "PAY-5\"", "1004", "1005"));

  private InboundFaults() {}

  private static Fault effect(String words, String topic, String text, String from, String to) {
    return Fault.of(
        words + " is not the cause's",
        "effect",
        words,
        run -> run.topics.edit(run.topics.the(topic, text), from, to));
  }
}
