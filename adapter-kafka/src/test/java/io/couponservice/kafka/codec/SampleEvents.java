package io.couponservice.kafka.codec;

import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.RecordPosition;
import io.couponservice.domain.event.Samples;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The published examples as JSON trees and as consumed records. */
final class SampleEvents {

  static final String COMPLETED = "payment.completed";
  static final String FAILED = "payment.failed";

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private SampleEvents() {}

  static ObjectNode tree(String topic) {
    return (ObjectNode) json(new String(Samples.of(topic), StandardCharsets.UTF_8));
  }

  static JsonNode json(String text) {
    return MAPPER.readTree(text);
  }

  /** The sample with a field set to some JSON; the path is as messages have it. */
  static ObjectNode with(String topic, String path, String json) {
    ObjectNode tree = tree(topic);
    parent(tree, path).set(name(path), json(json));
    return tree;
  }

  static ObjectNode without(String topic, String path) {
    ObjectNode tree = tree(topic);
    parent(tree, path).remove(name(path));
    return tree;
  }

  static InboundRecord record(String topic, JsonNode tree) {
    return record(topic, tree.toString());
  }

  static InboundRecord record(String topic, String value) {
    return record(topic, value.getBytes(StandardCharsets.UTF_8));
  }

  static InboundRecord record(String topic, byte[] value) {
    return new InboundRecord(
        new RecordPosition(topic, 0, 0),
        Instant.parse("2024-01-01T10:05:00Z"),
        null,
        Bytes.ofNullable(value),
        List.of());
  }

  private static ObjectNode parent(ObjectNode tree, String path) {
    int dot = path.indexOf('.');
    return dot < 0 ? tree : (ObjectNode) tree.get(path.substring(0, dot));
  }

  private static String name(String path) {
    return path.substring(path.indexOf('.') + 1);
  }
}
