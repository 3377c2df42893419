package io.couponservice.persistence.embedded;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.concurrent.CountDownLatch;

/** Runs a server in a JVM of its own until a signal ends that, for tests of how it ends. */
final class PostgresServerProgram {

  private PostgresServerProgram() {}

  /** Takes the data directory, or nothing for a temporary one. Prints the server's process id. */
  public static void main(String[] arguments) throws InterruptedException {
    PostgresServer server =
        new PostgresServer(
            arguments.length == 0
                ? PostgresOptions.temporary()
                : PostgresOptions.keptIn(Path.of(arguments[0])));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> shutDown(server)));
    System.out.println("starting");
    server.start();
    say(server);
    new CountDownLatch(1).await();
  }

  private static void say(PostgresServer server) {
    try {
      System.out.println("pid " + server.pid());
    } catch (IllegalStateException e) {
      System.out.println("stopped as soon as it had started");
    }
  }

  private static void shutDown(PostgresServer server) {
    System.out.println(answers(server) ? "answers in the hook" : "is gone before the hook");
    server.close();
    System.out.println("closed");
  }

  private static boolean answers(PostgresServer server) {
    try (var connection = DriverManager.getConnection(server.jdbcUrl("postgres"))) {
      return connection.isValid(1);
    } catch (java.sql.SQLException e) {
      return false;
    }
  }
}
