package io.couponservice.kafka.schema;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.coupon.CancelReason;
import io.couponservice.domain.coupon.ExpiryReason;
import io.couponservice.domain.policy.DiscountType;
import io.couponservice.domain.policy.IssueType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The values that the fields of published events take, beyond their types. */
class PublishedValuesTest {

  @Test
  void the_texts_of_an_enum_are_those_of_the_domain() {
    assertThat(choices("coupon.issued", "discountType"))
        .containsExactlyElementsOf(names(DiscountType.values()));
    assertThat(choices("coupon.issued", "issueType"))
        .containsExactlyElementsOf(names(IssueType.values()));
    assertThat(choices("coupon.expired", "reason"))
        .containsExactlyElementsOf(names(ExpiryReason.values()));
    assertThat(choices("coupon.cancelled", "reason"))
        .containsExactly(
            "PAYMENT_FAILED", "RESERVATION_TIMEOUT", "ORDER_CANCELLED", "RELEASED_ON_REQUEST")
        .containsAll(names(CancelReason.values()));
  }

  @ParameterizedTest
  @MethodSource("listed")
  void what_is_listed_takes_no_other_text(SampleField field) {
    ObjectNode event = field.with(StringNode.valueOf("OTHER"));
    assertThat(EventSchemas.violations(field.topic(), bytes(event))).isNotEmpty();
  }

  @Test
  void a_percentage_is_at_most_100() {
    assertThat(discount("PERCENTAGE", 100)).isEmpty();
    assertThat(discount("PERCENTAGE", 101)).isNotEmpty();
    assertThat(discount("FIXED_AMOUNT", 101)).isEmpty();
    assertThat(discount("FIXED_AMOUNT", 0)).isNotEmpty();
  }

  private static List<String> discount(String type, long value) {
    ObjectNode event = SampleField.sample("coupon.issued");
    ((ObjectNode) event.get("data")).put("discountType", type).put("discountValue", value);
    return EventSchemas.violations("coupon.issued", bytes(event));
  }

  private static List<String> choices(String topic, String field) {
    return EventSchemas.json(topic)
        .at("/properties/data/properties/" + field + "/enum")
        .valueStream()
        .map(JsonNode::stringValue)
        .toList();
  }

  private static List<String> names(Enum<?>... values) {
    return Stream.of(values).map(Enum::name).toList();
  }

  private static byte[] bytes(JsonNode event) {
    return event.toString().getBytes(UTF_8);
  }

  static Stream<SampleField> listed() {
    return Stream.of(
        new SampleField("coupon.issued", "data", "discountType"),
        new SampleField("coupon.issued", "data", "issueType"),
        new SampleField("coupon.issued", "data", "status"),
        new SampleField("coupon.expired", "data", "reason"),
        new SampleField("coupon.cancelled", "data", "reason"),
        new SampleField("coupon.used", "metadata", "source"),
        new SampleField("coupon.used", "metadata", "version"),
        new SampleField("coupon.used", "", "eventType"),
        new SampleField("coupon.used", "", "eventId"),
        new SampleField("coupon.reserved", "data", "reservationId"));
  }
}
