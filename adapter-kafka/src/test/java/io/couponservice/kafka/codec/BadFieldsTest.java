package io.couponservice.kafka.codec;

import static io.couponservice.kafka.codec.Decoding.unreadable;
import static io.couponservice.kafka.codec.SampleEvents.COMPLETED;
import static io.couponservice.kafka.codec.SampleEvents.FAILED;
import static io.couponservice.kafka.codec.SampleEvents.record;
import static io.couponservice.kafka.codec.SampleEvents.with;
import static io.couponservice.kafka.codec.SampleEvents.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a field, the message begins with its name. */
class BadFieldsTest {

  private static final List<String> OBJECTS = List.of("data", "metadata");
  private static final List<String> TEXTS =
      List.of(
          "eventId",
          "eventType",
          "timestamp",
          "data.paymentId",
          "data.orderId",
          "data.reservationId",
          "metadata.correlationId",
          "metadata.source",
          "metadata.version");
  private static final List<String> OPTIONAL_TEXTS = List.of("metadata.causationId");

  private static Stream<Arguments> required() {
    return Stream.of(OBJECTS, TEXTS, List.of("data.userId"))
        .flatMap(List::stream)
        .flatMap(path -> Stream.of(arguments(COMPLETED, path), arguments(FAILED, path)));
  }

  private static Stream<Arguments> ofOneTopic() {
    return Stream.of(
        arguments(COMPLETED, "data.amount"),
        arguments(COMPLETED, "data.completedAt"),
        arguments(FAILED, "data.failedAt"));
  }

  @ParameterizedTest
  @MethodSource({"required", "ofOneTopic"})
  void aRequiredFieldIsThere(String topic, String path) {
    assertThat(unreadable(record(topic, without(topic, path)))).isEqualTo(path + ": is missing");
  }

  @ParameterizedTest
  @MethodSource({"required", "ofOneTopic"})
  void aRequiredFieldIsNotNull(String topic, String path) {
    assertThat(unreadable(record(topic, with(topic, path, "null"))))
        .isEqualTo(path + ": must not be null");
  }

  static Stream<Arguments> wrongTypes() {
    Stream<Arguments> objects = values(OBJECTS, List.of("1", "\"{}\"", "[]", "true"));
    Stream<Arguments> texts =
        values(concat(TEXTS, OPTIONAL_TEXTS), List.of("1", "true", "{}", "[\"x\"]"));
    Stream<Arguments> numbers =
        values(
            List.of("data.userId", "data.couponId"),
            List.of("\"1\"", "true", "{}", "[1]", "1.5", "1.0", "1e3", "9223372036854775808"));
    Stream<Arguments> amounts =
        values(
                List.of("data.amount"),
                List.of(
                    "\"1\"",
                    "false",
                    "{}",
                    "[]",
                    "1.5",
                    "1.0",
                    "1e3",
                    "-1",
                    "1e400",
                    "-9223372036854775809",
                    "9223372036854775808",
                    "9".repeat(400)))
            .filter(arguments -> arguments.get()[0].equals(COMPLETED));
    Stream<Arguments> versions =
        values(
            List.of("metadata.compatibleVersions"),
            List.of("\"1.0\"", "{}", "1", "[1]", "[null]", "[\"\"]"));
    return Stream.of(objects, texts, numbers, amounts, versions).flatMap(cases -> cases);
  }

  @ParameterizedTest
  @MethodSource("wrongTypes")
  void aFieldHasItsType(String topic, String path, String value) {
    assertThat(unreadable(record(topic, with(topic, path, value)))).startsWith(path + ": ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eventId",
        "data.paymentId",
        "data.orderId",
        "data.reservationId",
        "metadata.correlationId",
        "metadata.causationId",
        "metadata.source"
      })
  void aTextHasOneTo255CharactersThatCanBeStored(String path) {
    List<String> bad =
        List.of(
            "", " ", "\\t", "x".repeat(256), "a\\u0000b", "\\ud83d", "\\ude00", "\\ude00\\ud83d");
    for (String text : bad) {
      String value = with(COMPLETED, path, "\"@\"").toString().replace("\"@\"", '"' + text + '"');
      assertThat(unreadable(record(COMPLETED, value))).as(text).startsWith(path + ": ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "2024-01-01",
        "10:05:00",
        "2024-01-01T10:05:00Z",
        "2024-01-01T10:05:00+09:00",
        "2024-13-01T10:05:00",
        "2023-02-29T10:05:00",
        "2024-01-01T24:00:00",
        "2024-01-01T10:60:00",
        "2024-01-01 10:05:00",
        "1969-12-31T23:59:59",
        "+10000-01-01T00:00:00",
        "-2024-01-01T10:05:00",
        "+1000000000-01-01T00:00:00",
        "20240101T100500",
        "1704103500"
      })
  void aLocalDateTimeIsOneOfTheYears1970To9999(String text) {
    assertThat(unreadable(record(COMPLETED, with(COMPLETED, "data.completedAt", '"' + text + '"'))))
        .startsWith("data.completedAt: ");
    assertThat(unreadable(record(FAILED, with(FAILED, "data.failedAt", '"' + text + '"'))))
        .startsWith("data.failedAt: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "now",
        "2024-01-01",
        "2024-01-01T10:05:00",
        "2024-13-01T10:05:00Z",
        "2024-01-01T25:00:00Z",
        "+1000000001-01-01T00:00:00Z"
      })
  void theTimestampIsAnInstant(String text) {
    assertThat(unreadable(record(COMPLETED, with(COMPLETED, "timestamp", '"' + text + '"'))))
        .startsWith("timestamp: ");
  }

  @ParameterizedTest
  @CsvSource({
    "payment.completed, PAYMENT_FAILED",
    "payment.failed, PAYMENT_COMPLETED",
    "payment.completed, COUPON_USED",
    "payment.completed, ORDER_CANCELLED",
    "payment.completed, payment_completed",
    "payment.completed, PAYMENT_COMPLETED_2"
  })
  void theEventTypeIsThatOfTheTopic(String topic, String eventType) {
    String message = unreadable(record(topic, with(topic, "eventType", '"' + eventType + '"')));
    assertThat(message).startsWith("eventType: ").contains(eventType);
  }

  @ParameterizedTest
  @ValueSource(strings = {COMPLETED, FAILED})
  void aCouponComesWithItsReservation(String topic) {
    assertThat(unreadable(record(topic, without(topic, "data.reservationId"))))
        .isEqualTo("data.reservationId: is missing");
    assertThat(unreadable(record(topic, with(topic, "data.reservationId", "null"))))
        .isEqualTo("data.reservationId: must not be null");
  }

  private static Stream<Arguments> values(List<String> paths, List<String> values) {
    return paths.stream()
        .flatMap(
            path ->
                values.stream()
                    .flatMap(
                        value ->
                            Stream.of(COMPLETED, FAILED)
                                .map(topic -> arguments(topic, path, value))));
  }

  private static List<String> concat(List<String> one, List<String> two) {
    return Stream.of(one, two).flatMap(List::stream).toList();
  }
}
