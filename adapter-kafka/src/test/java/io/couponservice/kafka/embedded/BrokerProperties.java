package io.couponservice.kafka.embedded;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The server properties of a node that is broker and controller in one, alone in its cluster. */
final class BrokerProperties {

  private static final Map<String, String> ALONE =
      Map.ofEntries(
          Map.entry("process.roles", "broker,controller"),
          Map.entry("controller.listener.names", "CONTROLLER"),
          Map.entry("inter.broker.listener.name", "PLAINTEXT"),
          Map.entry("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT"),
          Map.entry("auto.create.topics.enable", "false"),
          Map.entry("default.replication.factor", "1"),
          Map.entry("min.insync.replicas", "1"),
          Map.entry("offsets.topic.replication.factor", "1"),
          Map.entry("transaction.state.log.replication.factor", "1"),
          Map.entry("transaction.state.log.min.isr", "1"),
          Map.entry("share.coordinator.state.topic.replication.factor", "1"),
          Map.entry("share.coordinator.state.topic.min.isr", "1"));

  // Each partition of a topic of the broker's own costs files and time when it is first used.
  private static final Map<String, String> SMALL =
      Map.ofEntries(
          Map.entry("offsets.topic.num.partitions", "5"),
          Map.entry("transaction.state.log.num.partitions", "5"),
          Map.entry("share.coordinator.state.topic.num.partitions", "1"),
          Map.entry("num.network.threads", "2"),
          Map.entry("num.io.threads", "4"),
          Map.entry("background.threads", "2"),
          Map.entry("log.cleaner.dedupe.buffer.size", "16777216"));

  private static final Map<String, String> PROMPT =
      Map.ofEntries(
          // The wait is for members that arrive one by one.
          Map.entry("group.initial.rebalance.delay.ms", "0"),
          // Without it the next start waits until the session is over: nine seconds more.
          Map.entry("controlled.shutdown.enable", "true"));

  private BrokerProperties() {}

  static Properties of(KafkaBrokerOptions options, Path directory, int port, int controllerPort) {
    Properties properties = new Properties();
    properties.putAll(ALONE);
    properties.putAll(SMALL);
    properties.putAll(PROMPT);
    properties.put("node.id", Integer.toString(options.nodeId()));
    properties.put("log.dirs", directory.toString());
    properties.put(
        "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
    properties.put("advertised.listeners", "PLAINTEXT://localhost:" + port);
    // A voter by configuration, not by the log, so that the controller's port may change.
    properties.put("controller.quorum.voters", options.nodeId() + "@127.0.0.1:" + controllerPort);
    properties.putAll(options.overrides());
    return properties;
  }
}
