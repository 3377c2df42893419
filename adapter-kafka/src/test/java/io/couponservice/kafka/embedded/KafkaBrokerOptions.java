package io.couponservice.kafka.embedded;

import io.couponservice.embedded.LoopbackPort;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a {@link KafkaBroker} runs.
 *
 * @param nodeId the node's id, 0 or more; brokers of one JVM should differ in it, as their JMX
 *     names carry it. It belongs to the data: a kept directory wants the same id again
 * @param port the TCP port for clients on 127.0.0.1, 1 to 65535, or 0 for any free one
 * @param dataDirectory where the data is kept over restarts, made if it doesn't exist; null for a
 *     temporary directory that is deleted on close
 * @param overrides server properties that win over the broker's own; not null, no nulls in it
 */
public record KafkaBrokerOptions(
    int nodeId, int port, Path dataDirectory, Map<String, String> overrides) {

  /**
   * Checks and copies what it is given.
   *
   * @throws IllegalArgumentException if the port or the node id is out of its range
   */
  public KafkaBrokerOptions {
    LoopbackPort.requireValidOrZero(port);
    if (nodeId < 0) {
      throw new IllegalArgumentException("nodeId must not be negative: " + nodeId);
    }
    overrides = Map.copyOf(overrides);
  }

  /** Returns options for tests: node 1, any free port, temporary data, no overrides. */
  public static KafkaBrokerOptions temporary() {
    return new KafkaBrokerOptions(1, 0, null, Map.of());
  }

  /**
   * Returns options that keep the data: node 1, any free port, no overrides.
   *
   * @param dataDirectory not null
   */
  public static KafkaBrokerOptions keptIn(Path dataDirectory) {
    return new KafkaBrokerOptions(1, 0, dataDirectory, Map.of());
  }

  /**
   * Returns these options with another node id.
   *
   * @param newNodeId 0 or more
   * @throws IllegalArgumentException if it is negative
   */
  public KafkaBrokerOptions withNodeId(int newNodeId) {
    return new KafkaBrokerOptions(newNodeId, port, dataDirectory, overrides);
  }

  /**
   * Returns these options with another port.
   *
   * @param newPort 1 to 65535, or 0 for any free one
   * @throws IllegalArgumentException if it is out of that range
   */
  public KafkaBrokerOptions withPort(int newPort) {
    return new KafkaBrokerOptions(nodeId, newPort, dataDirectory, overrides);
  }

  /**
   * Returns these options with one more override, or another value of it.
   *
   * @param name a server property's name; not null
   * @param value its value; not null
   */
  public KafkaBrokerOptions withOverride(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(overrides);
    more.put(name, value);
    return new KafkaBrokerOptions(nodeId, port, dataDirectory, more);
  }
}
