package io.couponservice.bootstrap.oracle;

/** A correct run with something of everything that can happen. */
final class GoodRun {

  private GoodRun() {}

  static PlantedRun planted() {
    PlantedRun run = new PlantedRun();
    paidTwiceTheSame(run);
    givenBack(run);
    expiredAndPaidLate(run);
    takenByAnother(run);
    deadLetters(run);
    run.issue(1010);
    run.reserve(1010, "RESV-10", "ORDER-10");
    run.topics.repeat(run.topics.the("coupon.reserved", "RESV-10"));
    GoodOrders.plant(run, new PlantedSteps(run));
    GoodTimes.plant(run, new PlantedSteps(run));
    GoodIssues.plant(run, new PlantedSteps(run));
    return run;
  }

  private static void paidTwiceTheSame(PlantedRun run) {
    run.issue(1001);
    run.reserve(1001, "RESV-1", "ORDER-1");
    run.pay("RESV-1", "PAY-1");
    run.completed("RESV-1", "PAY-1", 2);
    run.refuse(run.completed("RESV-1", "PAY-1b", 1), "PAY-1b", "DOUBLE_PAYMENT");
    // The same event once more needs no dead letter of its own.
    run.completed("RESV-1", "PAY-1b", 1);
    run.refuse(run.failure("RESV-1", "PAY-1"), "PAY-1", "CONTRADICTORY_PAYMENT");
    run.failure("RESV-1", "PAY-1c");
  }

  private static void givenBack(PlantedRun run) {
    run.issue(1002);
    run.reserve(1002, "RESV-2", "ORDER-2");
    run.fail("RESV-2", "PAY-2", false);
    run.failure("RESV-2", "PAY-2b");
  }

  private static void expiredAndPaidLate(PlantedRun run) {
    run.issue(1003);
    run.reserve(1003, "RESV-3", "ORDER-3");
    run.fail("RESV-3", "PAY-3", true);
    run.pay("RESV-3", "PAY-3b");
  }

  private static void takenByAnother(PlantedRun run) {
    run.issue(1004);
    run.reserve(1004, "RESV-4", "ORDER-4");
    run.fail("RESV-4", "PAY-4", false);
    run.reserve(1004, "RESV-5", "ORDER-5");
    run.pay("RESV-5", "PAY-5");
    run.refuse(run.completed("RESV-4", "PAY-4b", 0), "PAY-4b", "RESERVATION_CONFLICT");
  }

  private static void deadLetters(PlantedRun run) {
    Bytes key = Bytes.of("key");
    run.refuse(run.topics.add("payment.completed", 1, key, Bytes.of("no json")), "", "UNREADABLE");
    run.refuse(run.topics.add("payment.failed", 1, Bytes.NULL, Bytes.NULL), "", "UNREADABLE");
    run.store(9999, "RESV-9999", "ORDER-9999", 30);
    TopicRecord unknown = run.completed("RESV-9999", "PAY-9999", 0);
    run.reservations.remove("RESV-9999");
    run.refuse(unknown, "PAY-9999", "UNKNOWN_COUPON");
    run.messages.withoutCoupon("PAY-other", 1, 1);
  }
}
