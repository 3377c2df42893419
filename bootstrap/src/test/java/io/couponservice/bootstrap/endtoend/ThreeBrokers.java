package io.couponservice.bootstrap.endtoend;

import io.couponservice.embedded.LoopbackPort;
import io.couponservice.kafka.embedded.KafkaBroker;
import io.couponservice.kafka.embedded.KafkaBrokerOptions;
import io.couponservice.persistence.embedded.PostgresOptions;
import io.couponservice.persistence.embedded.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/** A database and a cluster of three brokers, of which the first is the controller, too. */
final class ThreeBrokers implements Backends {

  private static final String DATABASE = "coupons";
  private static final int BROKERS = 3;

  private final int controllerPort = LoopbackPort.anyFree();
  private final Path directory;
  private final PostgresServer postgres;
  private final List<KafkaBroker> brokers = new ArrayList<>();

  ThreeBrokers(Path directory) throws IOException {
    this.directory = directory;
    postgres = PostgresServer.start(PostgresOptions.temporary());
    try {
      postgres.createDatabase(DATABASE);
      for (int node = 1; node <= BROKERS; node++) {
        brokers.add(KafkaBroker.start(options(node)));
      }
    } catch (RuntimeException | Error | IOException failure) {
      close();
      throw failure;
    }
  }

  private KafkaBrokerOptions options(int node) throws IOException {
    int port = LoopbackPort.anyFree();
    String clients = "PLAINTEXT://127.0.0.1:" + port;
    KafkaBrokerOptions options =
        KafkaBrokerOptions.keptIn(home(node))
            .withNodeId(node)
            .withPort(port)
            .withOverride("controller.quorum.voters", "1@127.0.0.1:" + controllerPort)
            .withOverride("offsets.topic.replication.factor", "3")
            // A broker that is lost says no farewell.
            .withOverride("controlled.shutdown.enable", "false");
    if (node == 1) {
      return options.withOverride(
          "listeners", clients + ",CONTROLLER://127.0.0.1:" + controllerPort);
    }
    format(node);
    return options.withOverride("process.roles", "broker").withOverride("listeners", clients);
  }

  private Path home(int node) {
    return directory.resolve("broker-" + node);
  }

  /** As the first one, since all of a cluster have one cluster id. */
  private void format(int node) throws IOException {
    Path first = home(1).resolve("data");
    Path data = Files.createDirectories(home(node).resolve("data"));
    Files.writeString(
        data.resolve("meta.properties"),
        Files.readString(first.resolve("meta.properties"))
            .replace("node.id=1", "node.id=" + node)
            .replaceAll("directory\\.id=.*", "directory.id=" + Uuid.randomUuid()));
    Path bootstrap = first.resolve("bootstrap.checkpoint");
    if (Files.exists(bootstrap)) {
      Files.copy(bootstrap, data.resolve("bootstrap.checkpoint"));
    }
  }

  /** The one to lose. */
  KafkaBroker last() {
    return brokers.get(BROKERS - 1);
  }

  @Override
  public String jdbcUrl() {
    return postgres.jdbcUrl(DATABASE);
  }

  @Override
  public String user() {
    return postgres.user();
  }

  @Override
  public String password() {
    return "";
  }

  @Override
  public String bootstrapServers() {
    return brokers.stream().map(KafkaBroker::bootstrapServers).collect(Collectors.joining(","));
  }

  @Override
  public void close() {
    try (postgres) {
      for (int i = brokers.size() - 1; i >= 0; i--) {
        brokers.get(i).close();
      }
    }
  }
}
