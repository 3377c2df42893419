package io.couponservice.bootstrap.oracle;

/** What time does, or people without a payment. */
final class GoodTimes {

  private GoodTimes() {}

  static void plant(PlantedRun run, PlantedSteps steps) {
    run.issue(1030);
    run.reserve(1030, "RESV-X30", "ORDER-30");
    steps.timeOut("RESV-X30");
    run.expire(1030, "");
    run.issue(1031);
    run.reserve(1031, "RESV-X31", "ORDER-31");
    // Another order asks for what was not swept yet.
    steps.timeOut("RESV-X31");
    run.reserve(1031, "RESV-X32", "ORDER-32");
    byHand(run, steps);
    deactivated(run, steps);
    tooLate(run);
  }

  private static void byHand(PlantedRun run, PlantedSteps steps) {
    run.issue(1033);
    steps.useByHand(1033, "RESV-X33", "ORDER-33", "MANUAL-33");
    run.issue(1034);
    run.reserve(1034, "RESV-X34", "ORDER-34");
    steps.release("RESV-X34", "RELEASED_ON_REQUEST", PlantedRun.PAID, "");
    steps.useByHand(1034, "RESV-X35", "ORDER-34", "PAY-34");
    run.completed("RESV-X34", "PAY-34", 0);
  }

  private static void deactivated(PlantedRun run, PlantedSteps steps) {
    run.issue(4001);
    steps.expire(4001, "POLICY_DEACTIVATED", "");
    run.issue(4002);
    run.reserve(4002, "RESV-X4002", "ORDER-4002");
    steps.fail("RESV-X4002", "PAY-4002", "POLICY_DEACTIVATED");
  }

  private static void tooLate(PlantedRun run) {
    run.issue(6001);
    run.reserve(6001, "RESV-X6001", "ORDER-6001");
    ReservationRow row = run.reservations.get("RESV-X6001");
    run.refuse(
        run.messages.completed(row, "PAY-6001", 0, PlantedRun.NOON.plusMinutes(45)),
        "PAY-6001",
        "LATE_PAYMENT");
    new PlantedSteps(run).timeOut("RESV-X6001");
  }
}
