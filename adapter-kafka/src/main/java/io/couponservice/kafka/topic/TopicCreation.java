package io.couponservice.kafka.topic;

import io.couponservice.application.failed.DeadLetters;
import io.couponservice.application.port.OutageException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics of the contract that are missing. Never changes or deletes one. */
public final class TopicCreation {

  private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(20);

  /** The brokers' own default: a topic that was just created has it. */
  private static final int DEFAULT_MAX_MESSAGE_BYTES = (1 << 20) + 12;

  private TopicCreation() {}

  /**
   * Creates what is missing.
   *
   * @param properties of the Kafka client, not null
   * @throws OutageException if the brokers can't be reached
   */
  public static void createMissing(Map<String, Object> properties) {
    try (Admin admin = Admin.create(properties)) {
      Set<String> existing = get(admin.listTopics().names());
      int brokers = get(admin.describeCluster().nodes()).size();
      Stream<TopicSpec> deadLetters =
          ContractTopics.subscribed().stream()
              .filter(topic -> !existing.contains(topic + DeadLetters.TOPIC_SUFFIX))
              .map(topic -> deadLetters(admin, topic, existing.contains(topic)));
      List<NewTopic> missing =
          Stream.concat(ContractTopics.originals().stream(), deadLetters)
              .filter(spec -> !existing.contains(spec.name()))
              .map(spec -> newTopic(spec, Math.min(brokers, spec.replication())))
              .toList();
      warnOfFewBrokers(brokers, missing);
      for (Map.Entry<String, KafkaFuture<Void>> topic :
          admin.createTopics(missing).values().entrySet()) {
        await(topic.getKey(), topic.getValue());
      }
      awaitVisible(admin, missing);
    }
  }

  /** A broker learns of a new topic from the controller, a moment after its creation. */
  private static void awaitVisible(Admin admin, List<NewTopic> created) {
    Set<String> names = created.stream().map(NewTopic::name).collect(Collectors.toSet());
    long end = System.nanoTime() + TIMEOUT.toNanos();
    while (!get(admin.listTopics().names()).containsAll(names)) {
      if (System.nanoTime() > end) {
        throw new OutageException("Kafka does not show the new topics " + names, null);
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private static TopicSpec deadLetters(Admin admin, String topic, boolean exists) {
    TopicSpec original = ContractTopics.consumed(topic);
    return exists
        ? ContractTopics.deadLetters(described(admin, original), maxMessageBytes(admin, topic))
        : ContractTopics.deadLetters(original, DEFAULT_MAX_MESSAGE_BYTES);
  }

  private static TopicSpec described(Admin admin, TopicSpec topic) {
    List<TopicPartitionInfo> partitions =
        get(admin.describeTopics(List.of(topic.name())).topicNameValues().get(topic.name()))
            .partitions();
    int replication = partitions.get(0).replicas().size();
    return new TopicSpec(
        topic.name(), partitions.size(), replication, topic.retention(), topic.configs());
  }

  private static int maxMessageBytes(Admin admin, String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return Integer.parseInt(
        get(admin.describeConfigs(List.of(resource)).values().get(resource))
            .get("max.message.bytes")
            .value());
  }

  private static void warnOfFewBrokers(int brokers, List<NewTopic> missing) {
    if (!missing.isEmpty() && brokers < ContractTopics.REPLICATION) {
      LOG.warn(
          "the cluster has {} broker: new topics get replication {} instead of {}",
          brokers,
          brokers,
          ContractTopics.REPLICATION);
    }
  }

  private static void await(String topic, KafkaFuture<Void> creation) {
    try {
      get(creation);
      LOG.debug("created topic {}", topic);
    } catch (OutageException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private static NewTopic newTopic(TopicSpec spec, int replication) {
    Map<String, String> configs = new HashMap<>(spec.configs());
    configs.put("retention.ms", Long.toString(spec.retention().toMillis()));
    if (replication < 2) {
      // Else nothing could be written at all.
      configs.remove(ContractTopics.MIN_IN_SYNC);
    }
    return new NewTopic(spec.name(), spec.partitions(), (short) replication).configs(configs);
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new OutageException("Kafka: " + e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      throw new OutageException("Kafka did not answer in " + TIMEOUT.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutageException("interrupted", e);
    }
  }
}
