package io.couponservice.persistence.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.couponservice.embedded.DirectoryInUseException;
import io.couponservice.embedded.LoopbackPort;
import io.couponservice.embedded.PortTakenException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class PostgresServerTest {

  @TempDir private Path directory;

  @Test
  void removesItsProcessAndItsTemporaryFilesOnClose() throws Exception {
    PostgresServer server = PostgresServer.start(PostgresOptions.temporary());
    long pid = server.pid();
    Path data = Path.of(query(server, "postgres", "SHOW data_directory")).getParent();
    assertTrue(Files.exists(data));

    server.close();

    assertFalse(LiveProcess.exists(pid));
    assertFalse(Files.exists(data));
    assertThrows(IllegalStateException.class, server::start);
  }

  @Test
  void keepsDataAndPortOverStopAndStart() throws Exception {
    try (PostgresServer server = PostgresServer.start(PostgresOptions.temporary())) {
      server.createDatabase("coupons");
      server.createDatabase("coupons");
      update(server, "CREATE TABLE kept AS SELECT 42 AS answer");
      String url = server.jdbcUrl("coupons");

      server.stop();
      assertThrows(SQLException.class, () -> DriverManager.getConnection(url).close());
      server.start();

      assertEquals(url, server.jdbcUrl("coupons"));
      assertEquals("42", query(server, "coupons", "SELECT answer FROM kept"));
    }
  }

  @Test
  void startsAnExistingClusterAgain() throws Exception {
    PostgresOptions options = PostgresOptions.keptIn(directory.resolve("with a space"));
    try (PostgresServer server = PostgresServer.start(options)) {
      server.createDatabase("coupons");
      update(server, "CREATE TABLE kept AS SELECT 42 AS answer");
    }
    try (PostgresServer server = PostgresServer.start(options)) {
      assertEquals("42", query(server, "coupons", "SELECT answer FROM kept"));
    }
  }

  @Test
  void isDurableOnlyIfAsked() throws Exception {
    for (boolean durable : List.of(true, false)) {
      PostgresOptions options =
          PostgresOptions.temporary()
              .withDurable(durable)
              .withSetting("shared_buffers", "20 MB")
              .withSetting("log_line_prefix", "it's \"$HOME\"");
      try (PostgresServer server = PostgresServer.start(options)) {
        String expected = durable ? "on" : "off";
        assertEquals(expected, query(server, "postgres", "SHOW fsync"));
        assertEquals(expected, query(server, "postgres", "SHOW synchronous_commit"));
        assertEquals(expected, query(server, "postgres", "SHOW full_page_writes"));
        assertEquals("20MB", query(server, "postgres", "SHOW shared_buffers"));
        assertEquals("127.0.0.1", query(server, "postgres", "SHOW listen_addresses"));
        assertEquals("it's \"$HOME\"", query(server, "postgres", "SHOW log_line_prefix"));
      }
    }
  }

  @Test
  void refusesATakenPortAndLeavesTheDataAlone() throws Exception {
    Path kept = directory.resolve("kept");
    int port = LoopbackPort.anyFree();
    PostgresOptions options = PostgresOptions.keptIn(kept).withPort(port);
    try (PostgresServer server = PostgresServer.start(options)) {
      server.createDatabase("coupons");
    }
    try (ServerSocket other = new ServerSocket(port, 1, InetAddress.getByName("0.0.0.0"))) {
      PortTakenException refusal =
          assertThrows(PortTakenException.class, () -> PostgresServer.start(options));
      assertEquals(other.getLocalPort(), refusal.port());
      assertEquals("PostgreSQL", refusal.purpose());
    }
    try (PostgresServer server = PostgresServer.start(options)) {
      assertEquals("1", query(server, "coupons", "SELECT 1"));
    }
  }

  @Test
  void refusesADirectoryThatAnotherServerUses() {
    PostgresOptions options = PostgresOptions.keptIn(directory.resolve("kept"));
    try (PostgresServer server = PostgresServer.start(options)) {
      assertThrows(DirectoryInUseException.class, () -> PostgresServer.start(options));
      assertTrue(LiveProcess.exists(server.pid()));
    }
  }

  @Test
  void startsOverAStaleFileThatNamesAnotherProgram() throws Exception {
    PostgresOptions options = PostgresOptions.keptIn(directory.resolve("kept"));
    PostgresServer.start(options).close();
    Path stale = directory.resolve("kept/cluster/postmaster.pid");
    Files.writeString(stale, ProcessHandle.current().pid() + "\n");

    PostgresServer.start(options).close();

    assertFalse(Files.exists(stale));
  }

  @Test
  void leavesAServerThatIsNotOursAloneAndNamesIt() throws Exception {
    PostgresOptions options = PostgresOptions.keptIn(directory.resolve("kept"));
    PostgresServer.start(options).close();
    Path cluster = directory.toRealPath().resolve("kept/cluster");
    Process foreign = new ProcessBuilder("sh", "-c", "read line", cluster.toString()).start();
    try {
      Files.writeString(cluster.resolve("postmaster.pid"), foreign.pid() + "\n");

      String refusal =
          assertThrows(PostgresStartException.class, () -> PostgresServer.start(options))
              .getMessage();

      assertTrue(refusal.contains(Long.toString(foreign.pid())), refusal);
      assertTrue(refusal.contains(cluster.toString()), refusal);
      assertTrue(foreign.isAlive());
    } finally {
      foreign.destroy();
    }
  }

  @Test
  void saysWhatTheServerSaidWhenItDoesNotStart() {
    PostgresOptions options = PostgresOptions.keptIn(directory.resolve("kept"));
    PostgresStartException failure =
        assertThrows(
            PostgresStartException.class,
            () ->
                PostgresServer.start(
                    options
                        .withStartTimeout(Duration.ofSeconds(2))
                        .withSetting("max_connections", "many")));
    assertTrue(failure.getMessage().contains("max_connections"), failure.getMessage());

    PostgresServer.start(options).close();
  }

  private static void update(PostgresServer server, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl("coupons"));
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String query(PostgresServer server, String database, String sql)
      throws SQLException {
    try (Connection connection = DriverManager.getConnection(server.jdbcUrl(database));
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getString(1);
    }
  }
}
