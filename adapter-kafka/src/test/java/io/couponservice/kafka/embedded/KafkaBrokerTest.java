package io.couponservice.kafka.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.couponservice.embedded.DirectoryInUseException;
import io.couponservice.embedded.LoopbackPort;
import io.couponservice.embedded.PortTakenException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class KafkaBrokerTest {

  private static final String TOPIC = "coupons";

  @TempDir private Path directory;

  @Test
  void keepsDataAndPortOverStopAndStart() throws Exception {
    try (KafkaBroker broker = KafkaBroker.start(KafkaBrokerOptions.temporary())) {
      String servers = broker.bootstrapServers();
      createTopic(broker);
      produce(broker, "before");
      assertEquals("before", consumeOne(broker, "first"));

      assertTimeout(Duration.ofSeconds(3), broker::stop);
      LoopbackPort.requireFree(broker.port(), "the test");
      broker.start();

      assertEquals(servers, broker.bootstrapServers());
      assertEquals("before", consumeOne(broker, "second"));
      produce(broker, "after");
      assertEquals("after", consumeOne(broker, "first"));
    }
  }

  @Test
  void reusesAKeptDirectoryWithItsClusterId() throws Exception {
    KafkaBrokerOptions options = KafkaBrokerOptions.keptIn(directory.resolve("with a space"));
    String clusterId;
    try (KafkaBroker broker = KafkaBroker.start(options)) {
      clusterId = clusterId(broker);
      createTopic(broker);
      produce(broker, "kept");
    }
    try (KafkaBroker broker = KafkaBroker.start(options)) {
      assertEquals(clusterId, clusterId(broker));
      assertEquals("kept", consumeOne(broker, "group"));
    }
  }

  @Test
  void twoBrokersInOneJvmAreTwoClusters() throws Exception {
    KafkaBrokerOptions options = KafkaBrokerOptions.temporary();
    try (KafkaBroker one = KafkaBroker.start(options);
        KafkaBroker two = KafkaBroker.start(options.withNodeId(2))) {
      createTopic(one);
      createTopic(two);
      produce(one, "one");
      produce(two, "two");
      assertEquals("one", consumeOne(one, "group"));
      assertEquals("two", consumeOne(two, "group"));
    }
  }

  @Test
  void removesItsTemporaryFilesOnClose() throws Exception {
    KafkaBroker broker = KafkaBroker.start(KafkaBrokerOptions.temporary());
    Path data = logDirectory(broker);
    assertTrue(Files.exists(data));

    broker.close();

    assertFalse(Files.exists(data.getParent()));
    assertThrows(IllegalStateException.class, broker::start);
  }

  @Test
  void refusesATakenPortAndLeavesTheDataAlone() throws Exception {
    int port = LoopbackPort.anyFree();
    Path kept = directory.resolve("kept");
    KafkaBrokerOptions options = KafkaBrokerOptions.keptIn(kept).withPort(port);
    try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getByName("0.0.0.0"))) {
      PortTakenException refusal =
          assertThrows(PortTakenException.class, () -> KafkaBroker.start(options));
      assertEquals(other.getLocalPort(), refusal.port());
      assertEquals("Kafka", refusal.purpose());
    }
    assertFalse(Files.exists(kept));
    KafkaBroker.start(options).close();
  }

  @Test
  void refusesADirectoryThatAnotherBrokerUses() throws Exception {
    KafkaBrokerOptions options = KafkaBrokerOptions.keptIn(directory.resolve("kept"));
    try (KafkaBroker broker = KafkaBroker.start(options)) {
      createTopic(broker);
      assertThrows(DirectoryInUseException.class, () -> KafkaBroker.start(options));
      produce(broker, "still here");
      assertEquals("still here", consumeOne(broker, "group"));
    }
  }

  private static void createTopic(KafkaBroker broker) throws Exception {
    try (Admin admin = admin(broker)) {
      admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
    }
  }

  private static void produce(KafkaBroker broker, String value) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", broker.bootstrapServers());
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(TOPIC, value)).get();
    }
  }

  private static String consumeOne(KafkaBroker broker, String group) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers",
            broker.bootstrapServers(),
            "group.id",
            group,
            "auto.offset.reset",
            "earliest");
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(TOPIC));
      while (true) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofSeconds(1))) {
          consumer.commitSync();
          return record.value();
        }
      }
    }
  }

  private static String clusterId(KafkaBroker broker) throws Exception {
    try (Admin admin = admin(broker)) {
      return admin.describeCluster().clusterId().get();
    }
  }

  private static Path logDirectory(KafkaBroker broker) throws Exception {
    try (Admin admin = admin(broker)) {
      return Path.of(
          admin
              .describeLogDirs(List.of(1))
              .allDescriptions()
              .get()
              .get(1)
              .keySet()
              .iterator()
              .next());
    }
  }

  private static Admin admin(KafkaBroker broker) {
    return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
  }
}
