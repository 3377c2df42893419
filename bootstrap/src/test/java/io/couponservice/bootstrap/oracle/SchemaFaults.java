package io.couponservice.bootstrap.oracle;

import java.util.List;

/** Faults of published records that only a reader with the schema in hand must notice. */
final class SchemaFaults {

  static final List<Fault> ALL =
      List.of(
          Fault.of(
              "not JSON",
              "schema",
              "is no object",
              run -> run.topics.add("coupon.issued", 0, Bytes.of("1"), Bytes.of("?"))),
          edited("number as a text", "/data/orderAmount", "100000", "\"100000\""),
          edited("negative amount", "/data/discountAmount", "10000,", "-10000,"),
          edited("field missing", "expiresAt", "\"expiresAt\"", "\"expires\""),
          edited(
              "version that names none", "/metadata", "\"version\":\"1.0\"", "\"version\":\"1.1\""),
          Fault.of(
              "unknown reason",
              "schema",
              "/data/reason",
              run ->
                  run.topics.edit(
                      run.topics.the("coupon.cancelled", "RESV-2"), "PAYMENT_FAILED", "BORED")),
          Fault.of(
              "only the repeated record is wrong",
              "schema",
              "/data/userId",
              run ->
                  run.topics.edit(
                      run.topics.repeat(run.topics.the("coupon.cancelled", "RESV-2")),
                      "\"userId\":",
                      "\"userId\":0.")));

  private SchemaFaults() {}

  private static Fault edited(String title, String place, String from, String to) {
    return Fault.of(
        title,
        "schema",
        place,
        run -> run.topics.edit(run.topics.the("coupon.reserved", "RESV-1\""), from, to));
  }
}
