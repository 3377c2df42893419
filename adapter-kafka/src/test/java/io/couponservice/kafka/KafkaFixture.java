package io.couponservice.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.kafka.embedded.KafkaBroker;
import io.couponservice.kafka.embedded.KafkaBrokerOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A real broker with what tests ask of it. */
public final class KafkaFixture implements AutoCloseable {

  private static final AtomicInteger TOPICS = new AtomicInteger();

  private final KafkaBroker broker;
  private final Admin admin;

  private KafkaFixture(KafkaBroker broker) {
    this.broker = broker;
    this.admin = Admin.create(KafkaClientDefaults.admin(broker.bootstrapServers(), Map.of()));
  }

  /** Starts a broker of its own. */
  public static KafkaFixture start() {
    return start(KafkaBrokerOptions.temporary());
  }

  /** Starts a broker with settings of its own. */
  public static KafkaFixture start(KafkaBrokerOptions options) {
    return new KafkaFixture(KafkaBroker.start(options));
  }

  /** Returns the broker. */
  public KafkaBroker broker() {
    return broker;
  }

  /** Returns an admin client. */
  public Admin admin() {
    return admin;
  }

  /** Creates a topic that no other test has, and returns its name. */
  public String newTopic(int partitions) {
    String name = "topic-" + TOPICS.incrementAndGet();
    create(new NewTopic(name, partitions, (short) 1));
    return name;
  }

  /** Creates a topic, and returns when the broker has learned of it from the controller. */
  public void create(NewTopic topic) {
    get(admin.createTopics(List.of(topic)).all());
    Eventually.eventually(() -> assertThat(get(admin.listTopics().names())).contains(topic.name()));
  }

  /** Puts records on a partition and returns when the broker has them. */
  public void send(String topic, int partition, List<String> values) {
    Map<String, Object> properties =
        KafkaClientDefaults.producer(broker.bootstrapServers(), Map.of());
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
      List<java.util.concurrent.Future<?>> answers = new ArrayList<>();
      for (String value : values) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        answers.add(producer.send(new ProducerRecord<>(topic, partition, null, bytes)));
      }
      for (java.util.concurrent.Future<?> answer : answers) {
        getFuture(answer);
      }
    }
  }

  /** Puts so many records on each partition of a topic. */
  public void fill(String topic, int partitions, int each) {
    List<String> values = IntStream.range(0, each).mapToObj(i -> "value " + i).toList();
    IntStream.range(0, partitions).forEach(partition -> send(topic, partition, values));
  }

  /** Reads a topic from its beginning to its present end. */
  public List<ConsumerRecord<byte[], byte[]>> read(String topic) {
    Map<String, Object> properties =
        KafkaClientDefaults.consumer(broker.bootstrapServers(), "reader", Map.of());
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = partitions(topic);
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
      List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
      while (partitions.stream().anyMatch(p -> consumer.position(p) < end.get(p))) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
      return records;
    }
  }

  /** Returns the values of a topic as texts, per partition in order. */
  public List<String> values(String topic) {
    return read(topic).stream().map(r -> new String(r.value(), StandardCharsets.UTF_8)).toList();
  }

  /** Returns the committed offsets of a group. */
  public Map<TopicPartition, Long> committed(String group) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .forEach(
            (partition, offset) -> {
              if (offset != null) {
                offsets.put(partition, offset.offset());
              }
            });
    return offsets;
  }

  /** Returns where the partitions of a topic end. */
  public Map<TopicPartition, Long> endOffsets(String topic) {
    Map<TopicPartition, OffsetSpec> latest =
        partitions(topic).stream()
            .collect(Collectors.toMap(Function.identity(), any -> OffsetSpec.latest()));
    return get(admin.listOffsets(latest).all()).entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().offset()));
  }

  /** Returns who is in a group; it must have had a member. */
  public ConsumerGroupDescription group(String group) {
    return get(admin.describeConsumerGroups(List.of(group)).all()).get(group);
  }

  /** Returns the partitions that each member of a group has. */
  public Map<String, Collection<TopicPartition>> assignments(String group) {
    return group(group).members().stream()
        .collect(
            Collectors.toMap(
                member -> member.consumerId(), member -> member.assignment().topicPartitions()));
  }

  @Override
  public void close() {
    admin.close();
    broker.close();
  }

  private List<TopicPartition> partitions(String topic) {
    return get(admin.describeTopics(List.of(topic)).allTopicNames())
        .get(topic)
        .partitions()
        .stream()
        .map(info -> new TopicPartition(topic, info.partition()))
        .toList();
  }

  /** Returns what Kafka answers. */
  public static <T> T get(KafkaFuture<T> future) {
    return getFuture(future.toCompletionStage().toCompletableFuture());
  }

  private static <T> T getFuture(java.util.concurrent.Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
