package io.couponservice.bootstrap.oracle;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Faults of dead letters. */
final class DeadLetterFaults {

  static final List<Fault> ALL =
      List.of(
          Fault.of(
                  "never reached its topic",
                  "dead letter",
                  "never reached payment.completed.DLQ",
                  run -> run.topics.remove(letter(run)))
              .combining(),
          Fault.of(
              "without a row",
              "dead letter",
              "is a dead letter without a row",
              run -> run.topics.add("payment.failed.DLQ", 0, Bytes.NULL, Bytes.of("x"))),
          Fault.of(
              "other bytes on its topic",
              "dead letter",
              "topic, key or value differs",
              run -> run.topics.edit(letter(run), "no json", "no JSON")),
          Fault.of(
              "null became empty",
              "dead letter",
              "topic, key or value differs",
              run ->
                  run.topics.change(
                      run.topics.the("payment.failed.DLQ", "null"),
                      each -> with(each, Bytes.of(""), each.headers()))),
          Fault.of(
              "original headers lost",
              "dead letter",
              "lost or gained original headers",
              run ->
                  run.topics.change(
                      run.topics.the("payment.completed.DLQ", "PAY-4b"),
                      each ->
                          with(
                              each,
                              each.value(),
                              each.headers().stream()
                                  .filter(header -> !header.name().equals("trace"))
                                  .toList()))),
          Fault.of(
              "wrong attempts in header",
              "dead letter",
              "header dlq.attempts",
              rows(row -> copy(row, row.offset(), row.value(), row.reason(), 2))),
          Fault.of(
              "row about no record",
              "dead letter",
              "there is no such record",
              rows(row -> copy(row, 4711, row.value(), row.reason(), 1))),
          Fault.of(
              "row with other bytes",
              "dead letter",
              "key or value is not that of the record",
              rows(row -> copy(row, row.offset(), Bytes.of("other"), row.reason(), 1))),
          Fault.of(
              "interrupted work dead-lettered",
              "reason",
              "event PAY-4b of payment.completed was refused as UNEXPECTED",
              rows(row -> copy(row, row.offset(), row.value(), "UNEXPECTED", 1))),
          Fault.of(
              "refused without ground",
              "reason",
              "nothing shows why event PAY-10 of payment.completed was refused as DOUBLE_PAYMENT",
              run -> run.refuse(run.completed("RESV-10", "PAY-10", 0), "PAY-10", "DOUBLE_PAYMENT")),
          Fault.of(
              "known coupon refused as unknown",
              "reason",
              "was refused as UNKNOWN_COUPON",
              run -> run.refuse(run.completed("RESV-10", "PAY-10", 0), "PAY-10", "UNKNOWN_COUPON")),
          Fault.of(
              "in time and refused as late",
              "reason",
              "was refused as LATE_PAYMENT",
              run -> run.refuse(run.completed("RESV-10", "PAY-10", 0), "PAY-10", "LATE_PAYMENT")),
          Fault.of(
              "row names another event",
              "reason",
              "names the event Optional[PAY-x]",
              run -> run.refuse(run.completed("RESV-10", "PAY-10", 0), "PAY-x", "MISMATCH")));

  private DeadLetterFaults() {}

  private static TopicRecord letter(PlantedRun run) {
    return run.topics.the("payment.completed.DLQ", "no json");
  }

  private static Consumer<PlantedRun> rows(UnaryOperator<FailedEventRow> change) {
    return run -> run.failed.replaceAll(change);
  }

  private static FailedEventRow copy(
      FailedEventRow row, long offset, Bytes value, String reason, int attempts) {
    return new FailedEventRow(
        row.deadLetterId(),
        row.topic(),
        row.partition(),
        offset,
        row.recordTimestamp(),
        row.consumerGroup(),
        row.key(),
        value,
        row.eventId(),
        row.userId(),
        row.couponId(),
        row.orderId(),
        row.reservationId(),
        reason,
        attempts,
        row.status(),
        row.failedAt());
  }

  private static TopicRecord with(TopicRecord each, Bytes value, List<TopicHeader> headers) {
    return new TopicRecord(
        each.topic(),
        each.partition(),
        each.offset(),
        each.timestamp(),
        each.key(),
        value,
        headers);
  }
}
