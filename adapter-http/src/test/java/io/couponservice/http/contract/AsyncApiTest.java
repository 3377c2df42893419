package io.couponservice.http.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.couponservice.domain.event.EventType;
import io.couponservice.domain.event.Samples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class AsyncApiTest {

  private static final ObjectNode DOCUMENT = EventContract.document();

  @Test
  void everyTopicIsAChannelAndWhatIsConsumedHasADeadLetterTopic() {
    List<String> expected = new ArrayList<>();
    for (EventType type : EventType.values()) {
      expected.add(type.topic());
      if (!type.topic().startsWith("coupon.")) {
        expected.add(type.topic() + ".DLQ");
      }
    }
    assertThat(DOCUMENT.get("channels").findValuesAsString("address"))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void everyChannelHasAnOperationInItsDirection() {
    Map<String, String> actions = new HashMap<>();
    for (JsonNode operation : DOCUMENT.get("operations")) {
      String channel = operation.at("/channel/$ref").stringValue().substring(1);
      actions.put(
          DOCUMENT.at(channel).get("address").stringValue(), operation.get("action").stringValue());
    }
    assertThat(actions).hasSize(DOCUMENT.get("channels").size());
    actions.forEach(
        (topic, action) ->
            assertThat(action)
                .as(topic)
                .isEqualTo(
                    topic.startsWith("coupon.") || topic.endsWith(".DLQ") ? "send" : "receive"));
  }

  @Test
  void allReferencesLeadSomewhere() {
    List<String> references = DOCUMENT.findValuesAsString("$ref");
    assertThat(references).hasSizeGreaterThan(100);
    assertThat(references)
        .allSatisfy(
            each -> assertThat(DOCUMENT.at(each.substring(1)).isMissingNode()).as(each).isFalse());
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void theExamplesOfTheSpecificationAreValid(EventType type) {
    ObjectNode sample = (ObjectNode) JsonMapper.shared().readTree(Samples.of(type.topic()));
    Schema schema = payload(type.topic());
    assertThat(schema.validate(sample)).isEmpty();
    ((ObjectNode) sample.get("data")).put("userId", "x");
    assertThat(schema.validate(sample)).isNotEmpty();
  }

  private static Schema payload(String topic) {
    for (JsonNode channel : DOCUMENT.get("channels")) {
      if (channel.get("address").stringValue().equals(topic)) {
        String message =
            channel.get("messages").iterator().next().get("$ref").stringValue().substring(1);
        ObjectNode schema = DOCUMENT.deepCopy();
        schema.set("$ref", DOCUMENT.at(message).at("/payload/$ref"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(schema);
      }
    }
    throw new AssertionError("no channel for " + topic);
  }
}
