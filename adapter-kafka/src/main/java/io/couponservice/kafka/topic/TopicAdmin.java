package io.couponservice.kafka.topic;

import io.couponservice.application.port.OutageException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Asks the brokers about topics. What they do not answer is an {@link OutageException}, what they
 * refuse a {@link TopicsRefusedException}.
 */
final class TopicAdmin implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Admin admin;

  /**
   * With a client of its own.
   *
   * @throws IllegalArgumentException if a property is wrong
   */
  TopicAdmin(Map<String, Object> properties) {
    try {
      admin = Admin.create(properties);
    } catch (KafkaException e) {
      Throwable wrong = e.getCause() instanceof ConfigException cause ? cause : e;
      throw new IllegalArgumentException("Kafka admin: " + wrong.getMessage(), e);
    }
  }

  /** How many brokers the cluster has now. */
  int brokers(Duration timeout) {
    int millis = Math.toIntExact(timeout.toMillis());
    return get(
            "asking for the brokers",
            admin.describeCluster(new DescribeClusterOptions().timeoutMs(millis)).nodes(),
            timeout)
        .size();
  }

  Set<String> names() {
    return get("listing topics", admin.listTopics().names());
  }

  /** Returns topics by name. They have to exist. */
  Map<String, ExistingTopic> topics(Collection<String> names) {
    return admin.describeTopics(names).topicNameValues().entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                topic -> existing(get("describing topic " + topic.getKey(), topic.getValue()))));
  }

  private static ExistingTopic existing(TopicDescription topic) {
    List<TopicPartitionInfo> partitions = topic.partitions();
    return new ExistingTopic(
        topic.name(),
        partitions.size(),
        partitions.stream().mapToInt(each -> each.replicas().size()).min().orElseThrow());
  }

  /** Returns all settings of a topic, defaults too. */
  Map<String, String> settings(String topic) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
    return get(
            "reading the settings of topic " + topic,
            admin.describeConfigs(List.of(resource)).values().get(resource))
        .entries()
        .stream()
        .filter(entry -> entry.value() != null)
        .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
  }

  /** Creates topics. One that another instance creates at the same time is as good. */
  void create(List<NewTopic> topics) {
    admin.createTopics(topics).values().forEach(TopicAdmin::awaitCreated);
  }

  private static void awaitCreated(String topic, KafkaFuture<Void> creation) {
    try {
      get("creating topic " + topic, creation);
    } catch (TopicsRefusedException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  private static <T> T get(String asked, KafkaFuture<T> future) {
    return get(asked, future, TIMEOUT);
  }

  private static <T> T get(String asked, KafkaFuture<T> future, Duration timeout) {
    try {
      return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw translated(asked, e.getCause());
    } catch (TimeoutException e) {
      throw new OutageException(
          "Kafka: %s: no answer in %d s".formatted(asked, timeout.toSeconds()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutageException("Kafka: " + asked + ": interrupted", e);
    }
  }

  private static RuntimeException translated(String asked, Throwable cause) {
    String message =
        "Kafka: %s: %s: %s".formatted(asked, cause.getClass().getSimpleName(), cause.getMessage());
    return cause instanceof RetriableException
        ? new OutageException(message, cause)
        : new TopicsRefusedException(message, cause);
  }

  @Override
  public void close() {
    // What is under way has been waited for; a broker that is away must not hold up the end.
    admin.close(Duration.ZERO);
  }
}
