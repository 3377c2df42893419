package io.couponservice.kafka.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.port.EventEncoder;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.ExpiryReason;
import io.couponservice.domain.event.CouponEvent;
import io.couponservice.domain.event.CouponExpiredEvent;
import io.couponservice.domain.event.CouponIssuedEvent;
import io.couponservice.domain.event.CouponReservedEvent;
import io.couponservice.domain.event.EventEnvelope;
import io.couponservice.domain.event.EventMetadata;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.DiscountType;
import io.couponservice.domain.policy.IssueType;
import io.couponservice.kafka.schema.SchemaCheckedEncoder;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class JsonEventEncoderTest {

  private static final LocalDateTime TEN = LocalDateTime.of(2024, 1, 1, 10, 0);
  private static final LocalDateTime END = LocalDateTime.of(2024, 1, 31, 23, 59, 59);
  private static final String RESERVATION = "RESV-2024-0001";
  private static final String ORDER = "ORDER-2024-0001";

  private final EventEncoder encoder = new SchemaCheckedEncoder();

  @ParameterizedTest
  @MethodSource("io.couponservice.kafka.codec.SampleValues#published")
  void onlyTheMetadataHasFieldsThatTheSampleLacks(EventEnvelope<CouponEvent> sample) {
    EventMetadata metadata =
        EventMetadata.ofThisService(sample.metadata().correlationId(), "evt_cause");

    JsonNode json = encoded(sample.eventId(), sample.timestamp(), sample.data(), metadata);

    ObjectNode added = (ObjectNode) json.get("metadata");
    assertThat(added.remove("causationId")).hasToString("\"evt_cause\"");
    assertThat(added.remove("compatibleVersions")).hasToString("[\"1.0\"]");
    assertThat(json).hasToString(SampleEvents.tree(sample.data().type().topic()).toString());
  }

  @Test
  void aCausationThatIsNotThereIsLeftOut() {
    JsonNode json =
        encoded("evt_1", Instant.EPOCH, issued(null), EventMetadata.ofThisService("corr_1", null));
    assertThat(json.get("metadata").propertyNames())
        .containsExactly("correlationId", "source", "version", "compatibleVersions");
  }

  @Test
  void aCodeThatThePolicyDoesNotHaveIsThereAsNull() {
    JsonNode data = data(issued(null));
    assertThat(data.propertyNames())
        .containsExactlyElementsOf(SampleEvents.tree("coupon.issued").get("data").propertyNames());
    assertThat(data.get("couponCode").isNull()).isTrue();
  }

  @Test
  void wholeMinutesAndMidnightHaveTheirSeconds() {
    LocalDateTime midnight = LocalDateTime.of(2024, 2, 1, 0, 0);
    JsonNode data =
        data(new CouponExpiredEvent(1, 2, 3, midnight, ExpiryReason.POLICY_DEACTIVATED));
    assertThat(data.get("expiredAt").stringValue()).isEqualTo("2024-02-01T00:00:00");
  }

  @Test
  void greatNumbersAreWrittenInFull() {
    JsonNode data =
        data(
            new CouponReservedEvent(
                RESERVATION,
                Long.MAX_VALUE,
                Long.MAX_VALUE,
                ORDER,
                new Won(Long.MAX_VALUE),
                Won.ZERO,
                TEN,
                TEN));
    assertThat(data.get("couponId")).hasToString("9223372036854775807");
    assertThat(data.get("orderAmount")).hasToString("9223372036854775807");
    assertThat(data.get("discountAmount")).hasToString("0");
  }

  private JsonNode data(CouponEvent data) {
    return encoded("evt_1", Instant.EPOCH, data, EventMetadata.ofThisService("corr_1", null))
        .get("data");
  }

  private JsonNode encoded(
      String eventId, Instant timestamp, CouponEvent data, EventMetadata metadata) {
    return SampleEvents.json(
        encoder
            .encode(new EventEnvelope<>(eventId, data.type(), timestamp, data, metadata))
            .asText());
  }

  private static CouponIssuedEvent issued(String code) {
    return new CouponIssuedEvent(
        1001,
        1,
        12345,
        code,
        "신규 가입 쿠폰",
        DiscountType.FIXED_AMOUNT,
        10_000,
        IssueType.CODE,
        CouponStatus.ISSUED,
        END,
        TEN);
  }
}
