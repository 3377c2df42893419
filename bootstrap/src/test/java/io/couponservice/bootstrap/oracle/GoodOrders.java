package io.couponservice.bootstrap.oracle;

import java.time.LocalDateTime;

/** Orders that were cancelled, under each rule, before they were paid and after. */
final class GoodOrders {

  private static final LocalDateTime EARLY = PlantedRun.NOON.plusMinutes(10);

  /** After the expiry date. */
  private static final LocalDateTime LATE = LocalDateTime.parse("2024-02-10T08:00:00");

  private GoodOrders() {}

  static void plant(PlantedRun run, PlantedSteps steps) {
    restored(run, steps);
    withGrace(run, steps);
    never(run, steps);
    refused(run, steps);
  }

  private static void restored(PlantedRun run, PlantedSteps steps) {
    run.issue(1020);
    run.reserve(1020, "RESV-X20", "ORDER-20");
    steps.cancelHeld("RESV-X20", "evt_ord_20", EARLY);
    steps.keepPaid("RESV-X20", "PAY-20");
    steps.said("RESV-X20", "evt_ord_20b", LATE);
    run.failure("RESV-X20", "PAY-20");
    run.issue(1021);
    run.reserve(1021, "RESV-X21", "ORDER-21");
    run.pay("RESV-X21", "PAY-21");
    steps.cancelUsed("RESV-X21", "evt_ord_21", EARLY, "RESTORED");
    run.issue(1022);
    steps.useByHand(1022, "RESV-X22", "ORDER-22", "MANUAL-22");
    steps.cancelUsed("RESV-X22", "evt_ord_22", EARLY, "RESTORED");
  }

  private static void withGrace(PlantedRun run, PlantedSteps steps) {
    run.issue(2001);
    run.reserve(2001, "RESV-X2001", "ORDER-2001");
    run.pay("RESV-X2001", "PAY-2001");
    steps.cancelUsed("RESV-X2001", "evt_ord_2001", LATE, "RESTORED_WITH_GRACE");
    run.expire(2001, "");
    run.issue(2002);
    run.reserve(2002, "RESV-X2002", "ORDER-2002");
    steps.timeOut("RESV-X2002");
    run.expire(2002, "");
    steps.keepCancelled("RESV-X2002", "evt_ord_2002", LATE, "");
    steps.restoreWithGrace("RESV-X2002", "PAY-2002");
    run.issue(2003);
    run.reserve(2003, "RESV-X2003", "ORDER-2003");
    run.pay("RESV-X2003", "PAY-2003");
    steps.cancelUsed("RESV-X2003", "evt_ord_2003", EARLY, "RESTORED");
  }

  private static void never(PlantedRun run, PlantedSteps steps) {
    run.issue(3001);
    run.reserve(3001, "RESV-X3001", "ORDER-3001");
    run.pay("RESV-X3001", "PAY-3001");
    steps.keepCancelled("RESV-X3001", "evt_ord_3001", EARLY, "NOT_RESTORED");
    run.issue(3002);
    run.reserve(3002, "RESV-X3002", "ORDER-3002");
    steps.cancelHeld("RESV-X3002", "evt_ord_3002", EARLY);
    run.pay("RESV-X3002", "PAY-3002");
  }

  private static void refused(PlantedRun run, PlantedSteps steps) {
    run.issue(1023);
    long user = PlantedRun.userOf(1023);
    run.refuse(
        run.messages.cancelled("evt_ord_23", 1023, user, "ORDER-23", EARLY),
        "evt_ord_23",
        "UNKNOWN_RESERVATION");
    run.refuse(
        run.messages.cancelled("evt_ord_24", 1023, 1, "ORDER-24", EARLY), "evt_ord_24", "MISMATCH");
    run.refuse(
        run.messages.cancelled("evt_ord_25", 9999, user, "ORDER-25", EARLY),
        "evt_ord_25",
        "UNKNOWN_COUPON");
    run.topics.receive(
        InboundTopic.ORDER_CANCELLED,
        1,
        "evt_ord_26",
        "\"orderId\":\"ORDER-26\",\"userId\":1,\"cancelledAt\":\"2024-01-01T12:05:00\"");
    run.issue(1024);
    run.reserve(1024, "RESV-X24", "ORDER-27");
    run.letters.add(
        run.completed("RESV-X24", "PAY-24", 1), "PAY-24", "UNKNOWN_RESERVATION", "RECOVERED");
    steps.pay("RESV-X24", "PAY-24");
  }
}
