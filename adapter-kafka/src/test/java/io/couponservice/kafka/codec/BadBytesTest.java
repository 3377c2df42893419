package io.couponservice.kafka.codec;

import static io.couponservice.kafka.codec.Decoding.unreadable;
import static io.couponservice.kafka.codec.SampleEvents.COMPLETED;
import static io.couponservice.kafka.codec.SampleEvents.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.event.Samples;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are no JSON object are a value, never an exception. */
class BadBytesTest {

  private static final String SAMPLE =
      new String(Samples.of(COMPLETED), StandardCharsets.UTF_8).strip();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "{",
        "}",
        "{]",
        "{\"eventId\":}",
        "{'eventId': 1}",
        "{\"a\":1,}",
        "{eventId: 1}",
        "<event/>",
        "NaN",
        "\u0000",
        "\u0001",
        "[1,",
        "\"text",
        "tru"
      })
  void whatIsNotJsonIsUnreadable(String text) {
    assertThat(unreadable(record(COMPLETED, text))).startsWith("value: not JSON: ");
  }

  @Test
  void aRecordOfAnotherTopicIsUnreadable() {
    assertThat(unreadable(record("coupon.used", SAMPLE)))
        .isEqualTo("topic: coupon.used is not known");
  }

  @Test
  void aTombstoneIsUnreadable() {
    assertThat(unreadable(record(COMPLETED, (byte[]) null))).isEqualTo("value: is null");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\t "})
  void anEmptyValueIsUnreadable(String text) {
    assertThat(unreadable(record(COMPLETED, text))).isEqualTo("value: is empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "1", "\"text\"", "true", "[]", "[{}]"})
  void jsonThatIsNoObjectIsUnreadable(String text) {
    assertThat(unreadable(record(COMPLETED, text))).startsWith("event: expected an object, was ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", " 1", "x", "]", "\u0000", ","})
  void nothingFollowsTheEvent(String trailing) {
    assertThat(unreadable(record(COMPLETED, SAMPLE + trailing))).startsWith("value: not JSON: ");
  }

  @Test
  void moreThanOneMebibyteIsNotLookedInto() {
    int size = SAMPLE.getBytes(StandardCharsets.UTF_8).length;
    String tooLong = SAMPLE + " ".repeat((1 << 20) - size + 1);
    assertThat(unreadable(record(COMPLETED, tooLong)))
        .isEqualTo("value: has 1048577 bytes, more than 1048576");
  }

  @Test
  void deepNestingIsUnreadableAlsoWhereItWouldBeIgnored() {
    String deep = "[".repeat(5_000) + "]".repeat(5_000);
    assertThat(unreadable(record(COMPLETED, "{\"ignored\":" + deep + "," + SAMPLE.substring(1))))
        .startsWith("value: not JSON: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void nestingToTheLastByteIsUnreadable(String open) {
    assertThat(unreadable(record(COMPLETED, open.repeat((1 << 20) / open.length()))))
        .startsWith("value: not JSON: ");
  }

  @Test
  void invalidUtf8IsUnreadable() {
    int[][] invalid = {
      {0xFF}, {0x80}, {0xC3, 0x28}, {0xE2, 0x82}, {0xF0, 0x9F, 0x98}, {0xF8, 0x88}
    };
    for (int[] bytes : invalid) {
      assertThat(unreadable(record(COMPLETED, withEventId(bytes)))).startsWith("value: not JSON: ");
    }
  }

  @Test
  void whatUtf8DoesNotAllowButSomeReadIsUnreadableToo() {
    // U+0000 in two bytes, and an unpaired surrogate in three.
    int[][] overlong = {{0xC0, 0x80}, {0xED, 0xA0, 0x80}};
    for (int[] bytes : overlong) {
      assertThat(unreadable(record(COMPLETED, withEventId(bytes)))).contains(": ");
    }
  }

  @Test
  void theMessageCanAlwaysBeStored() {
    byte[][] values = {
      "abc\u0000def".getBytes(StandardCharsets.UTF_8),
      "abc\uD800\uDC00def".getBytes(StandardCharsets.UTF_8),
      (SAMPLE + "x\u0000").getBytes(StandardCharsets.UTF_8),
      {'t', 'r', 0},
      {'a', (byte) 0xED, (byte) 0xA0, (byte) 0x80},
    };
    for (byte[] value : values) {
      assertThat(unreadable(record(COMPLETED, value))).matches(Decoding::storable, "storable");
    }
  }

  private static byte[] withEventId(int... bytes) {
    int at = SAMPLE.indexOf("evt_pay");
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    value.writeBytes(SAMPLE.substring(0, at).getBytes(StandardCharsets.UTF_8));
    for (int b : bytes) {
      value.write(b);
    }
    value.writeBytes(SAMPLE.substring(at).getBytes(StandardCharsets.UTF_8));
    return value.toByteArray();
  }
}
