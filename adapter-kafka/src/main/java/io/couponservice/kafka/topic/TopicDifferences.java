package io.couponservice.kafka.topic;

import java.util.Map;
import java.util.TreeMap;

/** What is not as the contract has it, in one line each. */
final class TopicDifferences {

  private TopicDifferences() {}

  /**
   * Compares a topic with the contract.
   *
   * @param expected not null
   * @param actual not null
   * @param settings of the actual one, not null
   * @return by name of the setting; empty if there is no difference
   */
  static Map<String, String> of(
      TopicSpec expected, ExistingTopic actual, Map<String, String> settings) {
    Map<String, String> differences = new TreeMap<>(shape(expected, actual));
    expected
        .settings(actual.replication())
        .forEach((name, value) -> compare(differences, actual, name, settings.get(name), value));
    return differences;
  }

  /** Compares what is known without the right to read settings. */
  static Map<String, String> shape(TopicSpec expected, ExistingTopic actual) {
    Map<String, String> differences = new TreeMap<>();
    compare(differences, actual, "partitions", text(actual.partitions()), expected.partitions());
    compare(differences, actual, "replication", text(actual.replication()), expected.replication());
    return differences;
  }

  private static void compare(
      Map<String, String> differences,
      ExistingTopic topic,
      String setting,
      String actual,
      Object expected) {
    if (!expected.toString().equals(actual)) {
      differences.put(
          setting,
          "topic %s: %s is %s, the contract has %s"
              .formatted(topic.name(), setting, actual, expected));
    }
  }

  private static String text(int number) {
    return Integer.toString(number);
  }
}
