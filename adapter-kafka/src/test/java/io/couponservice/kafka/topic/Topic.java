package io.couponservice.kafka.topic;

import io.couponservice.kafka.KafkaFixture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.ConfigResource;

/** A topic as a broker has it. */
record Topic(Uuid id, int partitions, int replication, Map<String, String> configs) {

  String config(String name) {
    return configs.get(name);
  }

  /** All topics of a broker but its own. */
  static Map<String, Topic> all(KafkaFixture kafka) {
    return all(kafka.admin());
  }

  static Map<String, Topic> all(Admin admin) {
    Set<String> names = KafkaFixture.get(admin.listTopics().names());
    Map<String, TopicDescription> descriptions =
        KafkaFixture.get(admin.describeTopics(names).allTopicNames());
    List<ConfigResource> resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    Map<String, Topic> topics = new TreeMap<>();
    KafkaFixture.get(admin.describeConfigs(resources).all())
        .forEach(
            (resource, config) -> topics.put(resource.name(), of(descriptions, resource, config)));
    return topics;
  }

  private static Topic of(
      Map<String, TopicDescription> descriptions, ConfigResource resource, Config config) {
    TopicDescription description = descriptions.get(resource.name());
    Map<String, String> configs =
        config.entries().stream()
            .filter(entry -> entry.value() != null)
            .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    return new Topic(
        description.topicId(),
        description.partitions().size(),
        description.partitions().get(0).replicas().size(),
        new HashMap<>(configs));
  }
}
