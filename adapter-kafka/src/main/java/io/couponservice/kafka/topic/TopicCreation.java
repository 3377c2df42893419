package io.couponservice.kafka.topic;

import io.couponservice.application.port.OutageException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates the topics of the contract that are missing. Never changes or deletes one. */
public final class TopicCreation {

  private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

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
      List<NewTopic> missing =
          ContractTopics.all().stream()
              .filter(spec -> !existing.contains(spec.name()))
              .map(spec -> newTopic(spec, Math.min(brokers, spec.replication())))
              .toList();
      warnOfFewBrokers(brokers, missing);
      for (Map.Entry<String, KafkaFuture<Void>> topic :
          admin.createTopics(missing).values().entrySet()) {
        await(topic.getKey(), topic.getValue());
      }
    }
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
    if (replication < spec.replication()) {
      configs.remove("min.insync.replicas");
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
