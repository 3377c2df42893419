package io.couponservice.kafka.codec;

import io.couponservice.application.port.EventDecoder;
import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.domain.event.EventEnvelope;
import io.couponservice.domain.event.EventMetadata;
import io.couponservice.domain.event.EventType;
import io.couponservice.domain.event.InboundEvent;
import io.couponservice.domain.event.OrderCancelledEvent;
import io.couponservice.domain.event.PaymentCompletedEvent;
import io.couponservice.domain.event.PaymentFailedEvent;
import io.couponservice.domain.money.Won;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads JSON events: strict about what the contract names, blind to what it does not. */
public final class JsonEventDecoder implements EventDecoder {

  /** The greatest value that is looked into, in bytes. */
  public static final int MAX_BYTES = 1 << 20;

  private static final int MAX_DEPTH = 100;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");
  private static final Pattern PARSER_SOURCE = Pattern.compile("(?s)\\s*\\(?\\[Source:.*?\\]\\)?");

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Map<String, Function<JsonFields, InboundEvent>> DATA_BY_TOPIC =
      Map.of(
          EventType.PAYMENT_COMPLETED.topic(), JsonEventDecoder::paymentCompleted,
          EventType.PAYMENT_FAILED.topic(), JsonEventDecoder::paymentFailed,
          EventType.ORDER_CANCELLED.topic(), JsonEventDecoder::orderCancelled);

  @Override
  public Decoded decode(InboundRecord record) {
    try {
      return new Decoded.Event(envelope(record));
    } catch (UnreadableException e) {
      return new Decoded.Unreadable(e.reason(), e.getMessage());
    }
  }

  private static EventEnvelope<InboundEvent> envelope(InboundRecord record) {
    String topic = record.position().topic();
    Function<JsonFields, InboundEvent> reader = DATA_BY_TOPIC.get(topic);
    if (reader == null) {
      throw UnreadableException.at("topic", topic + " is not known");
    }
    JsonFields event = JsonFields.root(parse(record.value()));
    EventMetadata metadata = metadata(event.object("metadata"));
    String eventId = event.text("eventId");
    InboundEvent data = reader.apply(event.object("data"));
    if (!data.type().name().equals(event.text("eventType"))) {
      throw UnreadableException.at(
          "eventType", "expected " + data.type() + ", was " + event.text("eventType"));
    }
    return new EventEnvelope<>(eventId, data.type(), event.instant("timestamp"), data, metadata);
  }

  private static JsonNode parse(Bytes value) {
    if (value == null) {
      throw UnreadableException.at("value", "is null");
    }
    if (value.size() > MAX_BYTES) {
      throw UnreadableException.at(
          "value", "has " + value.size() + " bytes, more than " + MAX_BYTES);
    }
    try {
      JsonNode node = MAPPER.readTree(value.array());
      if (node.isMissingNode()) {
        throw UnreadableException.at("value", "is empty");
      }
      return node;
    } catch (JacksonException e) {
      throw UnreadableException.at("value", "not JSON: " + printable(e.getOriginalMessage()));
    }
  }

  /** The message of the parser quotes what it read, and says where in words of its own. */
  private static String printable(String message) {
    return UNPRINTABLE.matcher(PARSER_SOURCE.matcher(message).replaceAll("")).replaceAll("\uFFFD");
  }

  private static EventMetadata metadata(JsonFields metadata) {
    String version = metadata.text("version");
    List<String> compatible = metadata.texts("compatibleVersions");
    // Before all else: in another version, the other fields may be others.
    if (!EventMetadata.readable(version, compatible)) {
      throw UnreadableException.unsupportedVersion(version);
    }
    return new EventMetadata(
        metadata.text("correlationId"),
        metadata.textOrNull("causationId"),
        metadata.text("source"),
        version,
        compatible);
  }

  private static PaymentCompletedEvent paymentCompleted(JsonFields data) {
    return new PaymentCompletedEvent(
        data.text("paymentId"),
        data.text("orderId"),
        data.number("userId", Long.MIN_VALUE),
        new Won(data.number("amount", 0)),
        couponId(data),
        reservationId(data),
        data.remarkOrNull("paymentMethod"),
        data.localDateTime("completedAt"));
  }

  private static PaymentFailedEvent paymentFailed(JsonFields data) {
    return new PaymentFailedEvent(
        data.text("paymentId"),
        data.text("orderId"),
        data.number("userId", Long.MIN_VALUE),
        couponId(data),
        reservationId(data),
        data.remarkOrNull("failureReason"),
        data.localDateTime("failedAt"));
  }

  private static OrderCancelledEvent orderCancelled(JsonFields data) {
    return new OrderCancelledEvent(
        data.text("orderId"),
        data.number("userId", Long.MIN_VALUE),
        couponId(data),
        data.remarkOrNull("cancelReason"),
        data.localDateTime("cancelledAt"));
  }

  private static Long couponId(JsonFields data) {
    return data.has("couponId") ? data.number("couponId", Long.MIN_VALUE) : null;
  }

  /** Without a coupon, a reservation means nothing. */
  private static String reservationId(JsonFields data) {
    return data.has("couponId") ? data.text("reservationId") : null;
  }
}
