package io.couponservice.kafka.embedded;

import io.couponservice.embedded.DataDirectory;
import io.couponservice.embedded.DirectoryInUseException;
import io.couponservice.embedded.LoopbackPort;
import io.couponservice.embedded.PortTakenException;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka broker in this JVM, controller and broker in one node, listening on 127.0.0.1.
 *
 * <p>It registers no shutdown hook: whoever makes it closes it, and registers that before {@link
 * #start}. A fault from which Kafka can't recover, such as its data directory being deleted under
 * it, halts the JVM, and no shutdown hook runs.
 *
 * <p>Topics are not created by use. Safe for use by several threads; {@link #start}, {@link #stop}
 * and {@link #close} wait for each other.
 */
public final class KafkaBroker implements AutoCloseable {

  private final KafkaBrokerOptions options;
  private final int port;
  private final int controllerPort = LoopbackPort.anyFree();

  private LogDirectory directory;
  private KafkaRaftServer server;
  private boolean closed;

  /**
   * Makes a broker that doesn't run yet; nothing is written or started.
   *
   * @param options not null
   */
  public KafkaBroker(KafkaBrokerOptions options) {
    this.options = options;
    this.port = options.port() == 0 ? LoopbackPort.anyFree() : options.port();
  }

  /**
   * Makes a broker and starts it.
   *
   * @param options not null
   * @throws PortTakenException as {@link #start} does
   * @throws DirectoryInUseException as {@link #start} does
   * @throws IllegalStateException as {@link #start} does
   */
  public static KafkaBroker start(KafkaBrokerOptions options) {
    KafkaBroker broker = new KafkaBroker(options);
    try {
      broker.start();
      return broker;
    } catch (RuntimeException | Error e) {
      broker.close();
      throw e;
    }
  }

  /**
   * Starts the broker and returns when it serves clients, in a few seconds, or about ten after a
   * JVM was killed with the broker in it. Does nothing if it runs. After {@link #stop} it has the
   * same port and data.
   *
   * @throws PortTakenException if something listens on the port; nothing was started or changed
   * @throws IllegalStateException if it was closed, or the data directory can't be formatted
   * @throws DirectoryInUseException if another broker uses the data directory; nothing was started
   * @throws RuntimeException what Kafka throws if it fails to start; nothing is left running
   */
  public synchronized void start() {
    if (closed) {
      throw new IllegalStateException("closed");
    }
    if (server != null) {
      return;
    }
    LoopbackPort.requireFree(port, "Kafka");
    LoopbackPort.requireFree(controllerPort, "the Kafka controller");
    if (directory == null) {
      directory = new LogDirectory(DataDirectory.open(options.dataDirectory(), "kafka"));
    }
    Properties properties = BrokerProperties.of(options, directory.data(), port, controllerPort);
    directory.formatOnce(properties);
    server = started(new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM));
  }

  /**
   * Stops the broker and returns when it has stopped, in less than three seconds. The data stays,
   * also a temporary directory's. Does nothing if it doesn't run.
   */
  public synchronized void stop() {
    if (server != null) {
      KafkaRaftServer running = server;
      server = null;
      shutDown(running);
    }
  }

  /** Stops the broker for good and deletes a temporary data directory. May be called again. */
  @Override
  public synchronized void close() {
    closed = true;
    stop();
    if (directory != null) {
      LogDirectory open = directory;
      directory = null;
      open.close();
    }
  }

  /** Returns host and port for a client's {@code bootstrap.servers}; not null. */
  public String bootstrapServers() {
    return "localhost:" + port;
  }

  /** Returns the TCP port for clients, 1 to 65535; the same for the life of this object. */
  public int port() {
    return port;
  }

  private static KafkaRaftServer started(KafkaRaftServer server) {
    try {
      server.startup();
      return server;
    } catch (RuntimeException | Error e) {
      shutDown(server);
      throw e;
    }
  }

  private static void shutDown(KafkaRaftServer server) {
    server.shutdown();
    server.awaitShutdown();
  }
}
