package io.couponservice.kafka.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.couponservice.application.port.EventDecoder.Decoded;
import io.couponservice.domain.event.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Ten thousand damaged samples: nothing throws, and each gets an event or a message. */
class MutatedEventsTest {

  private static final List<String> TOPICS = List.of(SampleEvents.COMPLETED, SampleEvents.FAILED);

  private final Random random = new Random(20240101);
  private final AtomicInteger readable = new AtomicInteger();
  private final AtomicInteger unreadable = new AtomicInteger();

  @Test
  void damagedBytesNeverThrow() {
    for (int i = 0; i < 10_000; i++) {
      String topic = TOPICS.get(i % TOPICS.size());
      byte[] value = damaged(Samples.of(topic));
      assertThatCode(() -> count(Decoding.decode(SampleEvents.record(topic, value))))
          .as(() -> topic + ": " + Arrays.toString(value))
          .doesNotThrowAnyException();
    }
    // Both must occur often, or the damage was too small or too great to tell anything.
    assertThat(readable).hasValueGreaterThan(300);
    assertThat(unreadable).hasValueGreaterThan(5_000);
  }

  private void count(Decoded decoded) {
    if (decoded instanceof Decoded.Unreadable bad) {
      unreadable.incrementAndGet();
      assertThat(bad.message()).contains(": ").matches(Decoding::storable, "storable");
    } else {
      readable.incrementAndGet();
      assertThat(((Decoded.Event) decoded).event().eventId()).matches(Decoding::storable);
    }
  }

  private byte[] damaged(byte[] value) {
    byte[] damaged = value;
    for (int n = random.nextInt(4); n >= 0; n--) {
      damaged = damagedOnce(damaged);
    }
    return damaged;
  }

  private byte[] damagedOnce(byte[] value) {
    int at = random.nextInt(Math.max(1, value.length));
    return switch (value.length == 0 ? 3 : random.nextInt(5)) {
      case 0 -> replaced(value, at, (byte) random.nextInt(256));
      case 1 -> replaced(value, at, (byte) (value[at] ^ (1 << random.nextInt(8))));
      case 2 -> spliced(value, at, Math.min(value.length, at + 1 + random.nextInt(20)), 0);
      case 3 -> spliced(value, at, at, 1 + random.nextInt(4));
      default -> random.nextInt(10) == 0 ? Arrays.copyOf(value, at) : swapped(value, at);
    };
  }

  private static byte[] replaced(byte[] value, int at, byte b) {
    byte[] copy = value.clone();
    copy[at] = b;
    return copy;
  }

  private byte[] swapped(byte[] value, int at) {
    byte[] copy = value.clone();
    int other = random.nextInt(value.length);
    copy[at] = value[other];
    copy[other] = value[at];
    return copy;
  }

  /** Without what is between two places, and with some random bytes there instead. */
  private byte[] spliced(byte[] value, int from, int to, int added) {
    byte[] bytes = new byte[added];
    random.nextBytes(bytes);
    byte[] copy = new byte[value.length - (to - from) + added];
    int start = Math.min(from, value.length);
    System.arraycopy(value, 0, copy, 0, start);
    System.arraycopy(bytes, 0, copy, start, added);
    System.arraycopy(value, Math.min(to, value.length), copy, start + added, value.length - to);
    return copy;
  }
}
