package io.couponservice.bootstrap.oracle;

import java.util.List;
import java.util.function.Consumer;

/** Faults of a coupon's events as a whole. */
final class LifecycleFaults {

  static final List<Fault> ALL =
      List.of(
          fault(
              "used without a reservation", 1001, run -> drop(run, "coupon.reserved", "RESV-1\"")),
          fault("issued lost", 1001, run -> drop(run, "coupon.issued", "\"couponId\":1001")),
          fault("issued twice", 1010, run -> run.issue(1010)),
          fault("another status stored", 1001, run -> run.become(1001, "ISSUED", "")).combining(),
          fault("another holder stored", 1004, run -> run.become(1004, "USED", "RESV-4")),
          fault(
              "released by another reservation",
              1002,
              run -> edit(run, "coupon.cancelled", "RESV-2", "\"RESV-2\"", "\"RESV-1\"")),
          fault(
              "used for another order",
              1001,
              run -> edit(run, "coupon.used", "PAY-1\"", "ORDER-1\"", "ORDER-2\"")),
          fault("reserved again while held", 1010, run -> run.reserve(1010, "RESV-11", "ORDER-11")),
          fault(
              "reserved again by the same reservation",
              1002,
              run -> run.reserve(1002, "RESV-2", "ORDER-2")),
          fault("expired although used", 1001, run -> run.expire(1001, "")),
          fault("expired under its holder", 1010, run -> run.expire(1010, "")),
          fault(
              "cancelled for an unknown reason",
              1002,
              run -> edit(run, "coupon.cancelled", "RESV-2", "PAYMENT_FAILED", "WHY_NOT")),
          fault(
              "used without a cause",
              1001,
              run -> edit(run, "coupon.used", "PAY-1\"", "causationId", "cause")),
          fault(
              "events of one coupon swapped within a topic",
              1004,
              run -> {
                TopicRecord earlier = run.topics.the("coupon.reserved", "RESV-4");
                TopicRecord later = run.topics.the("coupon.reserved", "RESV-5");
                run.topics.change(earlier, each -> at(each, later.offset()));
                run.topics.change(later, each -> at(each, earlier.offset()));
              }));

  private LifecycleFaults() {}

  private static Fault fault(String title, long coupon, Consumer<PlantedRun> plant) {
    return Fault.of(title, "lifecycle", "coupon " + coupon + ": no order of its", plant);
  }

  private static void drop(PlantedRun run, String topic, String text) {
    run.topics.remove(run.topics.the(topic, text));
  }

  private static void edit(PlantedRun run, String topic, String text, String from, String to) {
    run.topics.edit(run.topics.the(topic, text), from, to);
  }

  private static TopicRecord at(TopicRecord each, long offset) {
    return new TopicRecord(
        each.topic(),
        each.partition(),
        offset,
        each.timestamp(),
        each.key(),
        each.value(),
        each.headers());
  }
}
