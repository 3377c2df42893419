package io.couponservice.kafka.schema;

import io.couponservice.domain.event.Samples;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A field of a published example, and examples in which only that field is another.
 *
 * @param topic the example's
 * @param parent the name of the object that has the field; empty for the event itself
 * @param name the field's
 */
record SampleField(String topic, String parent, String name) {

  /** What another service may leave out: nothing depends on it, or the order had no coupon. */
  private static final Set<String> OPTIONAL =
      Set.of("couponId", "reservationId", "paymentMethod", "failureReason", "cancelReason");

  private static final Set<String> ADDED = Set.of("causationId", "compatibleVersions");

  /** All fields of the example of a topic. */
  static Stream<SampleField> of(String topic) {
    ObjectNode sample = sample(topic);
    return Stream.concat(
        sample.propertyNames().stream().map(name -> new SampleField(topic, "", name)),
        Stream.of("data", "metadata")
            .flatMap(
                parent ->
                    sample.get(parent).propertyNames().stream()
                        .map(name -> new SampleField(topic, parent, name))));
  }

  /** The fields that every event may have and no example has. */
  static Stream<SampleField> added(String topic) {
    return ADDED.stream().map(name -> new SampleField(topic, "metadata", name));
  }

  /** The example of a topic, a new tree each time. */
  static ObjectNode sample(String topic) {
    return (ObjectNode) JsonMapper.shared().readTree(Samples.of(topic));
  }

  /** Whether the contract has it always there. */
  boolean required() {
    return topic.startsWith("coupon.") || !OPTIONAL.contains(name);
  }

  /** Whether the contract has it null, sometimes. */
  boolean nullable() {
    return !required() || name.equals("couponCode");
  }

  boolean isAdded() {
    return ADDED.contains(name);
  }

  JsonNode value() {
    return in(sample(topic)).get(name);
  }

  ObjectNode without() {
    ObjectNode sample = sample(topic);
    in(sample).remove(name);
    return sample;
  }

  ObjectNode with(JsonNode value) {
    ObjectNode sample = sample(topic);
    in(sample).set(name, value);
    return sample;
  }

  private ObjectNode in(ObjectNode event) {
    return parent.isEmpty() ? event : (ObjectNode) event.get(parent);
  }

  @Override
  public String toString() {
    return topic + " " + (parent.isEmpty() ? "" : parent + ".") + name;
  }
}
