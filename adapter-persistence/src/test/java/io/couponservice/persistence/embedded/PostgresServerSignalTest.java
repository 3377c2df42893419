package io.couponservice.persistence.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left of a server when its JVM is ended from outside. */
@Timeout(120)
class PostgresServerSignalTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({"TERM, false", "INT, true"})
  void leavesNothingWhenTheJvmIsAskedToEnd(String signal, boolean wholeGroup) throws Exception {
    try (ChildJvm jvm = ChildJvm.start(directory)) {
      long pid = Long.parseLong(jvm.await("pid "));

      jvm.signal(signal, wholeGroup);

      assertEquals(List.of("answers in the hook", "closed"), jvm.awaitEnd());
      assertFalse(isAlive(pid));
      assertEquals(List.of(), temporaryDirectories());
    }
  }

  @ParameterizedTest
  @CsvSource({"TERM, false", "INT, true"})
  void leavesNothingWhenTheSignalComesDuringTheStart(String signal, boolean wholeGroup)
      throws Exception {
    Path kept = directory.resolve("kept");
    try (ChildJvm jvm = ChildJvm.start(directory, kept.toString())) {
      jvm.await("starting");

      jvm.signal(signal, wholeGroup);

      assertTrue(jvm.awaitEnd().contains("closed"));
      assertEquals(List.of(), processesOn(kept));
    }
    PostgresServer.start(PostgresOptions.keptIn(kept)).close();
  }

  @Test
  void theNextStartStopsWhatAKilledJvmLeftBehind() throws Exception {
    Path kept = directory.resolve("kept");
    long orphan;
    try (ChildJvm jvm = ChildJvm.start(directory, kept.toString())) {
      orphan = Long.parseLong(jvm.await("pid "));
      jvm.signal("KILL", false);
      jvm.awaitEnd();
    }
    assertTrue(isAlive(orphan));

    try (PostgresServer server = PostgresServer.start(PostgresOptions.keptIn(kept))) {
      assertFalse(isAlive(orphan));
      assertTrue(isAlive(server.pid()));
    }
  }

  private static boolean isAlive(long pid) {
    return LiveProcess.exists(pid);
  }

  private static List<Long> processesOn(Path path) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(path.toString()))
        .map(ProcessHandle::pid)
        .toList();
  }

  private List<Path> temporaryDirectories() throws IOException {
    try (Stream<Path> entries = Files.list(directory)) {
      return entries
          .filter(entry -> entry.getFileName().toString().startsWith("postgres"))
          .toList();
    }
  }
}
