package io.couponservice.kafka.codec;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.couponservice.application.port.EventEncoder;
import io.couponservice.application.record.Bytes;
import io.couponservice.domain.event.CouponEvent;
import io.couponservice.domain.event.EventEnvelope;
import io.couponservice.domain.event.EventMetadata;
import io.couponservice.domain.money.Won;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.BiConsumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Writes events as JSON. The components of the event records are the fields of the contract, in
 * their order; money is a number, a local date-time has no zone and always seconds.
 */
public final class JsonEventEncoder implements EventEncoder {

  private static final ObjectWriter WRITER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .addModule(
              new SimpleModule()
                  .addSerializer(
                      serializer(Won.class, (won, json) -> json.writeNumber(won.amount())))
                  .addSerializer(
                      serializer(
                          LocalDateTime.class,
                          (at, json) ->
                              json.writeString(DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(at))))
                  .addSerializer(
                      serializer(Instant.class, (at, json) -> json.writeString(at.toString()))))
          .addMixIn(EventMetadata.class, WithoutEmpty.class)
          .build()
          .writerFor(EventEnvelope.class);

  /** What the contract leaves out when it is empty. */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  private interface WithoutEmpty {}

  @Override
  public Bytes encode(EventEnvelope<CouponEvent> event) {
    return json(event);
  }

  /**
   * Writes an event of either direction.
   *
   * @param event not null
   * @return its JSON in UTF-8, never null
   */
  public static Bytes json(EventEnvelope<?> event) {
    return Bytes.of(WRITER.writeValueAsBytes(event));
  }

  private static <T> StdSerializer<T> serializer(
      Class<T> type, BiConsumer<T, JsonGenerator> write) {
    return new StdSerializer<>(type) {
      @Override
      public void serialize(T value, JsonGenerator json, SerializationContext context) {
        write.accept(value, json);
      }
    };
  }
}
