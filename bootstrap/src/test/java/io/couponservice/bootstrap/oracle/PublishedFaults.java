package io.couponservice.bootstrap.oracle;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Faults of single published records. */
final class PublishedFaults {

  static final List<Fault> ALL =
      List.of(
          Fault.of(
              "not JSON",
              "envelope",
              "is no event of a coupon",
              run -> run.topics.add("coupon.used", 0, Bytes.of("1"), Bytes.of("?"))),
          edited("event type of another topic", "eventType", "COUPON_USED", "COUPON_ISSUED"),
          edited("no timestamp", "timestamp", "\"timestamp\"", "\"time\""),
          edited("local timestamp", "timestamp", ":00.123Z", ":00.123+09:00"),
          edited("no correlation", "metadata.correlationId", "\"correlationId\"", "\"corr\""),
          edited("foreign source", "metadata.source", "coupon-service", "other"),
          edited("unknown version", "metadata.version", "\"1.0\"", "\"9.0\""),
          edited("field missing", "data.finalAmount", "\"finalAmount\"", "\"final\""),
          edited("field null", "data.userId", "\"userId\":51001", "\"userId\":null"),
          edited("time with fraction", "data.usedAt", "12:05:00", "12:05:00.5"),
          edited("coupon is not the key", "the key", "\"couponId\":1001", "\"couponId\":1002"),
          edited("header disagrees", "header eventId", "\"evt_", "\"evt_x").combining(),
          changed(
              "header missing",
              "envelope",
              "header eventType",
              each -> withHeaders(each, without(each.headers(), "eventType"))),
          changed(
              "header twice",
              "envelope",
              "header correlationId",
              each -> withHeaders(each, doubled(each.headers()))),
          Fault.of(
                  "repeated with another value",
                  "repeat",
                  "differs in value",
                  run ->
                      run.topics.edit(
                          run.topics.repeat(run.topics.the("coupon.cancelled", "RESV-2")),
                          "12:05:00",
                          "12:05:01"))
              .combining(),
          Fault.of(
              "repeated with another key",
              "repeat",
              "differs in key",
              run -> {
                TopicRecord used = used(run);
                run.topics.add(
                    used.topic(),
                    used.partition(),
                    Bytes.of("1"),
                    used.value(),
                    used.headers().toArray(TopicHeader[]::new));
              }),
          Fault.of(
              "repeated on another topic",
              "repeat",
              "differs in topic",
              run ->
                  run.topics.add(
                      "coupon.expired", 2, used(run).key(), used(run).value(), new TopicHeader[0])),
          Fault.of(
              "in two partitions",
              "repeat",
              "lies in the partitions",
              run -> {
                TopicRecord used = used(run);
                run.topics.add(
                    used.topic(),
                    used.partition() == 0 ? 1 : 0,
                    used.key(),
                    used.value(),
                    used.headers().toArray(TopicHeader[]::new));
              }));

  private PublishedFaults() {}

  private static TopicRecord used(PlantedRun run) {
    return run.topics.the("coupon.used", "\"couponId\":1001");
  }

  private static Fault edited(String title, String part, String from, String to) {
    return Fault.of(
        title, "envelope", part + " is wrong", run -> run.topics.edit(used(run), from, to));
  }

  private static Fault changed(
      String title, String check, String words, UnaryOperator<TopicRecord> change) {
    return Fault.of(title, check, words, run -> run.topics.change(used(run), change));
  }

  private static List<TopicHeader> without(List<TopicHeader> headers, String name) {
    return headers.stream().filter(each -> !each.name().equals(name)).toList();
  }

  private static List<TopicHeader> doubled(List<TopicHeader> headers) {
    return Stream.concat(headers.stream(), headers.stream()).toList();
  }

  private static TopicRecord withHeaders(TopicRecord each, List<TopicHeader> headers) {
    return new TopicRecord(
        each.topic(),
        each.partition(),
        each.offset(),
        each.timestamp(),
        each.key(),
        each.value(),
        headers);
  }
}
