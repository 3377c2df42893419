package io.couponservice.persistence.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.Header;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HeaderBytesTest {

  private static final Header EMPTY = new Header("empty", Bytes.of(new byte[0]));
  private static final Header NULL = new Header("null", null);
  private static final List<Header> TWO = List.of(Header.text("a", "bc"), NULL);

  static List<List<Header>> headers() {
    return List.of(
        List.of(),
        List.of(EMPTY),
        List.of(NULL),
        List.of(EMPTY, NULL, EMPTY),
        List.of(Header.text("same", "1"), Header.text("other", "2"), Header.text("same", "1")),
        List.of(Header.text("사유", "쿠폰 만료 \uD83D\uDE00")),
        List.of(new Header("", Bytes.of(new byte[] {0, -1, -128, 127}))),
        List.of(new Header("\0", Bytes.of(new byte[100_000]))),
        IntStream.range(0, 1_000).mapToObj(i -> Header.text("h" + i, "v" + i)).toList());
  }

  @ParameterizedTest
  @MethodSource("headers")
  void whatWasWrittenIsReadAsItWas(List<Header> headers) {
    assertThat(HeaderBytes.read(HeaderBytes.write(headers).array()))
        .containsExactlyElementsOf(headers);
  }

  @Test
  void theFormIsTheOneThatIsStoredSoFar() {
    assertThat(HeaderBytes.write(TWO).array())
        .containsExactly(
            0, 0, 0, 2, 0, 0, 0, 1, 'a', 0, 0, 0, 2, 'b', 'c', 0, 0, 0, 4, 'n', 'u', 'l', 'l', -1,
            -1, -1, -1);
  }

  @Test
  void bytesThatEndTooEarlyAreNeverReadAsOtherHeaders() {
    byte[] whole = HeaderBytes.write(List.of(NULL, Header.text("name", "value"))).array();

    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> HeaderBytes.read(cut))
          .as("cut after %d of %d bytes", length, whole.length)
          .isInstanceOf(UncheckedIOException.class);
    }
  }

  static List<byte[]> nonsense() {
    return List.of(
        new byte[] {-1, -1, -1, -1},
        new byte[] {0, 0, 0, 1, -1, -1, -1, -1, 0, 0, 0, 0},
        new byte[] {0, 0, 0, 1, 0, 0, 0, 1, 'a', -1, -1, -1, -2});
  }

  @ParameterizedTest
  @MethodSource("nonsense")
  void numbersThatCannotBeAreRefused(byte[] bytes) {
    assertThatThrownBy(() -> HeaderBytes.read(bytes)).isInstanceOf(UncheckedIOException.class);
  }
}
