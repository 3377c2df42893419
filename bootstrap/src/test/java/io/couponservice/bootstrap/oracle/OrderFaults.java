package io.couponservice.bootstrap.oracle;

import java.time.LocalDateTime;
import java.util.List;
import java.util.function.UnaryOperator;

/** Faults about cancelled orders, and of what a reservation keeps. */
final class OrderFaults {

  private static final LocalDateTime EARLIER = PlantedRun.NOON.plusMinutes(1);

  static final List<Fault> ALL =
      List.of(
          Fault.of(
              "cancelled order lost",
              "outcome",
              "event evt_lost of order.cancelled: was lost",
              run -> new PlantedSteps(run).said("RESV-10", "evt_lost", PlantedRun.PAID)),
          Fault.of(
              "earlier time of a cancelled order lost",
              "outcome",
              "event evt_earlier of order.cancelled: was lost",
              run -> new PlantedSteps(run).said("RESV-X20", "evt_earlier", EARLIER)),
          Fault.of(
              "cancelled order unreadable and lost",
              "outcome",
              "is unreadable and no dead letter",
              run ->
                  run.topics.receive(
                      InboundTopic.ORDER_CANCELLED, 0, "evt_x", "\"orderId\":\"ORDER-1\"")),
          Fault.of(
              "known reservation refused as unknown",
              "reason",
              "event evt_known of order.cancelled was refused as UNKNOWN_RESERVATION",
              run -> refuse(run, "UNKNOWN_RESERVATION")),
          Fault.of(
              "right user refused as another",
              "reason",
              "event evt_known of order.cancelled was refused as MISMATCH",
              run -> refuse(run, "MISMATCH")),
          Fault.of(
              "dead letter closed without effect",
              "dead letter",
              "is closed although its event never took effect",
              run ->
                  run.letters.add(
                      new PlantedSteps(run).said("RESV-X20", "evt_closed", PlantedRun.PAID),
                      "evt_closed",
                      "MISMATCH",
                      "RECOVERED")),
          Fault.of(
              "two outstanding dead letters",
              "dead letter",
              "event PAY-1b of payment.completed: has more than one outstanding dead letter",
              run -> run.refuse(run.completed("RESV-1", "PAY-1b", 2), "PAY-1b", "DOUBLE_PAYMENT")),
          Fault.of(
              "closed dead letter never reached its topic",
              "dead letter",
              "never reached payment.completed.DLQ",
              run -> run.topics.remove(run.topics.the("payment.completed.DLQ", "\"PAY-24\""))),
          Fault.of(
              "filed under another coupon",
              "reason",
              "is filed under another user, coupon, order or reservation",
              run ->
                  run.topics.edit(
                      run.topics.the("order.cancelled", "evt_ord_24\""), "ORDER-24", "ORDER-23")),
          Fault.of(
              "failure of a payment lost that was taken and given back",
              "outcome",
              "event PAY-21 of payment.failed: was lost",
              run -> run.failure("RESV-X21", "PAY-21")),
          reservation(
              "applied and not known",
              "cancelled order",
              "and not of event evt_ord_3001",
              "RESV-X3001",
              row ->
                  PlantedReservation.ofCancelledOrder(
                      row, row.orderCancelledAt().orElseThrow().plusHours(1))),
          reservation(
              "nobody said it",
              "cancelled order",
              "nobody said that its order was cancelled",
              "RESV-X3001",
              row -> PlantedReservation.ofCancelledOrder(row, EARLIER)),
          reservation(
              "still used",
              "cancelled order",
              "is CONFIRMED although its order was cancelled",
              "RESV-X21",
              row -> PlantedReservation.confirmed(row, "PAY-21", PlantedRun.PAID)),
          reservation(
              "late payment accepted against the rule",
              "payment rule",
              "which came too late",
              "RESV-X6001",
              row -> PlantedReservation.accepted(row, "PAY-6001", PlantedRun.NOON.plusMinutes(45))),
          reservation(
              "use given back against the rule",
              "payment rule",
              "its policy never gives a use back",
              "RESV-X3001",
              row -> PlantedReservation.closed(row, "ORDER_CANCELLED", PlantedRun.PAID)),
          reservation(
              "payment without use",
              "payment rule",
              "for an order that was not cancelled",
              "RESV-2",
              row -> PlantedReservation.accepted(row, "PAY-2x", PlantedRun.PAID)),
          reservation(
              "paid while active",
              "reservation",
              "reservation RESV-10 of coupon 1010: is broken",
              "RESV-10",
              row -> PlantedReservation.accepted(row, "PAY-10", PlantedRun.PAID)),
          Fault.of(
              "active beside the holder",
              "reservation",
              "is ACTIVE and the coupon USED",
              run -> run.store(1001, "RESV-beside", "ORDER-beside", 30)),
          reservation(
              "paid at another time than used",
              "used",
              "usedAt is 2024-01-01T12:05:00 and it was paid at",
              "RESV-1",
              row -> PlantedReservation.accepted(row, "PAY-1", EARLIER)),
          reservation(
              "closed at another time than cancelled",
              "cancelled",
              "reservation RESV-2 of coupon 1002: is cancelled without",
              "RESV-2",
              row -> PlantedReservation.closed(row, "PAYMENT_FAILED", EARLIER)));

  private OrderFaults() {}

  private static void refuse(PlantedRun run, String reason) {
    TopicRecord said = new PlantedSteps(run).said("RESV-10", "evt_known", PlantedRun.PAID);
    run.refuse(said, "evt_known", reason);
  }

  private static Fault reservation(
      String title, String check, String words, String id, UnaryOperator<ReservationRow> change) {
    return Fault.of(
        title, check, words, run -> run.reservations.compute(id, (key, row) -> change.apply(row)));
  }
}
