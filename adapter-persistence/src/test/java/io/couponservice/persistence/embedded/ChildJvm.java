package io.couponservice.persistence.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A JVM that runs {@link PostgresServerProgram}, with a process group of its own. */
final class ChildJvm implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private ChildJvm(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  static ChildJvm start(Path temporaryFiles, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                "setsid",
                // A shell in the background ignores SIGINT, and so would all that it starts.
                "env",
                "--default-signal=INT",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporaryFiles,
                // Where the parent JVM has unpacked the server's programs already.
                "-Dot.epg.working-dir="
                    + Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg"),
                "-cp",
                System.getProperty("java.class.path"),
                PostgresServerProgram.class.getName()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    // Reading from it can't be interrupted, so a test that hangs is ended this way.
    CompletableFuture.delayedExecutor(90, TimeUnit.SECONDS).execute(process::destroyForcibly);
    return new ChildJvm(process);
  }

  /** Reads up to the line that starts so and returns the rest of it. */
  String await(String prefix) throws IOException {
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(prefix)) {
        return line.substring(prefix.length()).trim();
      }
    }
    throw new IOException("The child JVM ended without saying: " + prefix);
  }

  /** Sends a signal to the JVM, or to its whole process group as a terminal does. */
  void signal(String name, boolean wholeGroup) throws IOException, InterruptedException {
    String target = (wholeGroup ? "-" : "") + process.pid();
    new ProcessBuilder("sh", "-c", "kill -s " + name + " -- " + target).start().waitFor();
  }

  /** Waits for its end and returns what it had still to say. */
  List<String> awaitEnd() throws InterruptedException {
    List<String> rest = output.lines().toList();
    process.waitFor();
    return rest;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      output.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
