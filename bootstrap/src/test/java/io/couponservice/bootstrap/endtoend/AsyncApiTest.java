package io.couponservice.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.couponservice.bootstrap.servers.TestServers;
import io.couponservice.kafka.topic.ContractTopics;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What a running service says of its events is what it does. */
@Timeout(120)
class AsyncApiTest {

  @Test
  void records_on_the_topics_are_as_the_document_says() throws Exception {
    try (RunningService service = new RunningService();
        KafkaPeer peer = new KafkaPeer(TestServers.kafka().bootstrapServers())) {
      JsonNode document = service.http().get("/asyncapi.json").body();

      assertThat(document.get("channels").findValuesAsString("address"))
          .containsExactlyInAnyOrderElementsOf(topics());

      service.http().createPolicy("ASYNC", 10, 1);
      long couponId = service.http().issue("ASYNC", 1).body().get("couponId").longValue();
      ConsumerRecord<String, String> issued =
          peer.await("coupon.issued", record -> record.key().equals(Long.toString(couponId)));
      assertConforms(document, "PublishedHeaders", headers(issued, ""));
      assertConforms(document, "Key", JsonNodeFactory.instance.stringNode(issued.key()));
      assertConforms(document, "CouponIssuedEvent", JsonMapper.shared().readTree(issued.value()));

      peer.send("payment.failed", "async", "not an event of AsyncApiTest");
      ConsumerRecord<String, String> dead =
          peer.await(
              "payment.failed.DLQ",
              record -> record.value().equals("not an event of AsyncApiTest"));
      assertConforms(document, "DeadLetterHeaders", headers(dead, "dlq."));
    }
  }

  private static List<String> topics() {
    List<String> topics = new ArrayList<>(ContractTopics.published());
    topics.addAll(ContractTopics.subscribed());
    return topics;
  }

  private static ObjectNode headers(ConsumerRecord<String, String> record, String prefix) {
    ObjectNode headers = JsonNodeFactory.instance.objectNode();
    record
        .headers()
        .forEach(
            header -> {
              if (header.key().startsWith(prefix)) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
              }
            });
    return headers;
  }

  /** Valid, and of what is there nothing is left out of the document. */
  private static void assertConforms(JsonNode document, String schema, JsonNode value) {
    ObjectNode root = (ObjectNode) document.deepCopy();
    root.put("$ref", "#/components/schemas/" + schema);
    assertThat(
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(root)
                .validate(value))
        .as(value.toString())
        .isEmpty();
    if (schema.endsWith("Headers")) {
      assertThat(document.at("/components/schemas/" + schema + "/properties").propertyNames())
          .containsAll(value.propertyNames());
    }
  }
}
