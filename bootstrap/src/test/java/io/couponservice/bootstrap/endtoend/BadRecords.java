package io.couponservice.bootstrap.endtoend;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;

/** What may be wrong with a record. */
final class BadRecords {

  private BadRecords() {}

  /** A way to make a good event bad, and the reason that its dead letter gives. */
  record Damage(String name, String reason, Damaging how) {

    byte[] of(String event) {
      return how.damaged(event);
    }
  }

  /** Makes bytes of an event; null for a tombstone. */
  interface Damaging {
    byte[] damaged(String event);
  }

  static List<Damage> all() {
    return List.of(
        unreadable("not JSON", event -> utf8("{\"eventId\": not JSON")),
        unreadable("empty", event -> new byte[0]),
        unreadable("tombstone", event -> null),
        unreadable("2 MiB", event -> more(event, "\"" + "x".repeat(2 << 20) + "\"")),
        unreadable("deep", event -> more(event, "[".repeat(10_000) + "]".repeat(10_000))),
        unreadable("wrong type", replaced("\"userId\": (\\d+)", "\"userId\": \"$1\"")),
        unreadable("wrong shape", event -> utf8("[" + event + "]")),
        unreadable("U+0000 in an id", replaced("ORDER-", "ORDER-\\\\u0000")),
        unreadable("U+0000 in the event's id", replaced("evt_", "evt_\\\\u0000")),
        unreadable("half a character in an id", replaced("ORDER-", "\\\\ud800")),
        unreadable("not UTF-8", event -> event.replace("ORDER-", "\u00C3(").getBytes(ISO_8859_1)),
        unreadable("a missing field", replaced("\"orderId\"", "\"ordreId\"")),
        unreadable("another's type", replaced("eventType\": \"\\w+", "eventType\": \"COUPON_USED")),
        new Damage("version", "UNSUPPORTED_VERSION", replaced("\"1.0\"", "\"9.0\"")),
        new Damage(
            "no such coupon",
            "UNKNOWN_COUPON",
            replaced("couponId\": \\d+", "couponId\": 98765432198")));
  }

  private static Damage unreadable(String name, Damaging how) {
    return new Damage(name, "UNREADABLE", how);
  }

  private static Damaging replaced(String pattern, String replacement) {
    return event -> utf8(event.replaceFirst(pattern, replacement));
  }

  private static byte[] more(String event, String json) {
    return utf8(event.replaceFirst("\\{", "{\"more\": " + json + ", "));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
