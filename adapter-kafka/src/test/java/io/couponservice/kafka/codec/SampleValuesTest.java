package io.couponservice.kafka.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.couponservice.application.port.EventDecoder.Decoded;
import io.couponservice.domain.event.EventEnvelope;
import io.couponservice.domain.event.EventType;
import io.couponservice.domain.event.Samples;
import io.couponservice.domain.money.Won;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** JSON of the values is the sample field by field, and the sample is read as the values. */
class SampleValuesTest {

  private static final JsonMapper READER =
      JsonMapper.builder()
          .addModule(new SimpleModule().addDeserializer(Won.class, new WonReader()))
          .withConfigOverride(
              List.class,
              override -> override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY)))
          .build();

  @Test
  void there_is_a_sample_of_each_type() {
    assertThat(SampleValues.all().map(EventEnvelope::eventType))
        .containsExactlyInAnyOrder(EventType.values());
  }

  @ParameterizedTest
  @MethodSource("io.couponservice.kafka.codec.SampleValues#all")
  void the_value_is_written_as_the_sample_with_its_fields_in_their_order(EventEnvelope<?> value) {
    assertThat(READER.readTree(JsonEventEncoder.json(value).array()))
        .hasToString(READER.readTree(Samples.of(value.eventType().topic())).toString());
  }

  @ParameterizedTest
  @MethodSource("io.couponservice.kafka.codec.SampleValues#all")
  void the_sample_is_read_as_the_value(EventEnvelope<?> value) {
    JavaType type =
        READER
            .getTypeFactory()
            .constructParametricType(EventEnvelope.class, value.data().getClass());
    Object read = READER.readValue(Samples.of(value.eventType().topic()), type);
    assertThat(read).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("io.couponservice.kafka.codec.SampleValues#subscribed")
  void the_service_reads_it_as_the_value(EventEnvelope<?> value) {
    String topic = value.eventType().topic();
    Decoded decoded = new JsonEventDecoder().decode(SampleEvents.record(topic, Samples.of(topic)));
    assertThat(decoded)
        .isInstanceOfSatisfying(
            Decoded.Event.class, read -> assertThat((Object) read.event()).isEqualTo(value));
  }

  private static final class WonReader extends StdDeserializer<Won> {

    WonReader() {
      super(Won.class);
    }

    @Override
    public Won deserialize(JsonParser parser, DeserializationContext context) {
      return new Won(parser.getLongValue());
    }
  }
}
