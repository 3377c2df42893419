package io.couponservice.kafka.codec;

import static io.couponservice.kafka.codec.Decoding.event;
import static io.couponservice.kafka.codec.SampleEvents.COMPLETED;
import static io.couponservice.kafka.codec.SampleEvents.FAILED;
import static io.couponservice.kafka.codec.SampleEvents.record;
import static io.couponservice.kafka.codec.SampleEvents.tree;
import static io.couponservice.kafka.codec.SampleEvents.with;
import static io.couponservice.kafka.codec.SampleEvents.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.event.EventEnvelope;
import io.couponservice.domain.event.EventMetadata;
import io.couponservice.domain.event.EventType;
import io.couponservice.domain.event.InboundEvent;
import io.couponservice.domain.event.PaymentCompletedEvent;
import io.couponservice.domain.event.PaymentFailedEvent;
import io.couponservice.domain.event.Samples;
import io.couponservice.domain.money.Won;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class JsonEventDecoderTest {

  @Test
  void theSampleOfACompletedPaymentIsReadValueByValue() {
    assertThat(event(record(COMPLETED, Samples.of(COMPLETED))))
        .isEqualTo(
            new EventEnvelope<InboundEvent>(
                "evt_pay_2024010110000001",
                EventType.PAYMENT_COMPLETED,
                Instant.parse("2024-01-01T10:05:00Z"),
                new PaymentCompletedEvent(
                    "PAY-2024-0001",
                    "ORDER-2024-0001",
                    12345,
                    new Won(90_000),
                    1001L,
                    "RESV-2024-0001",
                    "CREDIT_CARD",
                    LocalDateTime.of(2024, 1, 1, 10, 5)),
                metadata("corr_pay_2024010110000001")));
  }

  @Test
  void theSampleOfAFailedPaymentIsReadValueByValue() {
    assertThat(event(record(FAILED, Samples.of(FAILED))))
        .isEqualTo(
            new EventEnvelope<InboundEvent>(
                "evt_pay_2024010110100001",
                EventType.PAYMENT_FAILED,
                Instant.parse("2024-01-01T10:10:00Z"),
                new PaymentFailedEvent(
                    "PAY-2024-0002",
                    "ORDER-2024-0002",
                    12345,
                    1001L,
                    "RESV-2024-0002",
                    "INSUFFICIENT_BALANCE",
                    LocalDateTime.of(2024, 1, 1, 10, 10)),
                metadata("corr_pay_2024010110100001")));
  }

  @Test
  void unknownFieldsAreIgnoredWhereverTheyAre() {
    ObjectNode tree = tree(COMPLETED);
    tree.put("added", 1);
    tree.putObject("data2").put("couponId", "no number");
    ((ObjectNode) tree.get("data")).putArray("added").add(1.5);
    ((ObjectNode) tree.get("metadata")).putNull("added");
    assertThat(event(record(COMPLETED, tree))).isEqualTo(event(record(COMPLETED, tree(COMPLETED))));
  }

  @ParameterizedTest
  @ValueSource(strings = {COMPLETED, FAILED})
  void withoutACouponAPaymentIsNotAboutCoupons(String topic) {
    assertThat(event(record(topic, without(topic, "data.couponId"))).data().couponId()).isNull();
    assertThat(event(record(topic, with(topic, "data.couponId", "null"))).data().couponId())
        .isNull();
  }

  @Test
  void whatNothingDependsOnMayBeMissing() {
    InboundEvent completed =
        event(record(COMPLETED, without(COMPLETED, "data.paymentMethod"))).data();
    InboundEvent failed = event(record(FAILED, with(FAILED, "data.failureReason", "null"))).data();
    assertThat(((PaymentCompletedEvent) completed).paymentMethod()).isNull();
    assertThat(((PaymentFailedEvent) failed).failureReason()).isNull();
  }

  @Test
  void numbersReachToTheEndsOfTheirRange() {
    ObjectNode tree = tree(COMPLETED);
    ObjectNode data = (ObjectNode) tree.get("data");
    data.put("amount", Long.MAX_VALUE).put("userId", Long.MIN_VALUE);
    PaymentCompletedEvent payment = (PaymentCompletedEvent) event(record(COMPLETED, tree)).data();
    assertThat(payment.amount()).isEqualTo(new Won(Long.MAX_VALUE));
    assertThat(payment.userId()).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void anAmountOfNothingIsAnAmount() {
    PaymentCompletedEvent payment =
        (PaymentCompletedEvent)
            event(record(COMPLETED, with(COMPLETED, "data.amount", "0"))).data();
    assertThat(payment.amount()).isEqualTo(Won.ZERO);
  }

  @Test
  void aFractionOfASecondIsCutOff() {
    PaymentCompletedEvent payment =
        (PaymentCompletedEvent)
            event(
                    record(
                        COMPLETED,
                        with(COMPLETED, "data.completedAt", "\"2024-01-01T10:05:00.999\"")))
                .data();
    assertThat(payment.completedAt()).isEqualTo(LocalDateTime.of(2024, 1, 1, 10, 5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1970-01-01T00:00:00", "9999-12-31T23:59:59"})
  void yearsReachToTheEndsOfTheirRange(String text) {
    PaymentFailedEvent payment =
        (PaymentFailedEvent)
            event(record(FAILED, with(FAILED, "data.failedAt", '"' + text + '"'))).data();
    assertThat(payment.failedAt()).isEqualTo(LocalDateTime.parse(text));
  }

  @Test
  void anIdMayHave255CharactersAndAnyOfUnicode() {
    String id = "쿠폰-😀-" + "x".repeat(255 - 6);
    assertThat(id).hasSize(255);
    assertThat(event(record(COMPLETED, with(COMPLETED, "eventId", '"' + id + '"'))).eventId())
        .isEqualTo(id);
  }

  @Test
  void aValueOfExactlyOneMebibyteIsRead() {
    String sample = new String(Samples.of(COMPLETED), StandardCharsets.UTF_8);
    int missing = (1 << 20) - sample.getBytes(StandardCharsets.UTF_8).length;
    assertThat(event(record(COMPLETED, sample + " ".repeat(missing))).eventId())
        .isEqualTo("evt_pay_2024010110000001");
  }

  @Test
  void aNewerVersionThatNamesAKnownOneAsCompatibleIsRead() {
    ObjectNode tree = with(COMPLETED, "metadata.version", "\"1.1\"");
    ((ObjectNode) tree.get("metadata")).putArray("compatibleVersions").add("1.0").add("1.1");
    assertThat(event(record(COMPLETED, tree)).metadata().version()).isEqualTo("1.1");
  }

  @Test
  void theCauseOfAnEventIsRead() {
    ObjectNode tree = with(COMPLETED, "metadata.causationId", "\"evt_cause\"");
    assertThat(event(record(COMPLETED, tree)).metadata().causationId()).isEqualTo("evt_cause");
  }

  private static EventMetadata metadata(String correlationId) {
    return new EventMetadata(correlationId, null, "payment-service", "1.0", List.of());
  }
}
