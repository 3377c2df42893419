package io.couponservice.bootstrap.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Runs {@link HttpLoad} in a process of its own. */
final class LoadProcess {

  static final int CONNECTIONS = 64;

  private static final long LIMIT_SECONDS = 300;

  /**
   * What came of the requests.
   *
   * @param nanos from the first to the last
   * @param p50 of the time for a request, in nanoseconds
   * @param p99 of the time for a request, in nanoseconds
   * @param longest time for a request, in nanoseconds
   * @param statuses how many answers had which
   */
  record Result(long nanos, long p50, long p99, long longest, Map<Integer, Integer> statuses) {}

  private LoadProcess() {}

  /** Sends requests, each a path, a tab and a body, and waits for all answers. */
  static Result run(int port, String token, Stream<String> requests)
      throws IOException, InterruptedException {
    Process process = start(port, token);
    try {
      try (Writer input = process.outputWriter(StandardCharsets.UTF_8)) {
        for (String request : (Iterable<String>) requests::iterator) {
          input.write(request);
          input.write('\n');
        }
      }
      try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
        List<String> lines = output.lines().toList();
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
          throw new IllegalStateException("the load generator failed");
        }
        return result(lines);
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static Process start(int port, String token) throws IOException {
    try {
      Path classes =
          Path.of(HttpLoad.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx256m",
              "-XX:+UseSerialGC",
              "-cp",
              classes.toString(),
              HttpLoad.class.getName(),
              Integer.toString(port),
              token,
              Integer.toString(CONNECTIONS))
          .redirectError(ProcessBuilder.Redirect.INHERIT)
          .start();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Result result(List<String> lines) {
    String[] times = lines.get(1).split(" ", -1);
    Map<Integer, Integer> statuses = new TreeMap<>();
    for (String line : lines.subList(2, lines.size())) {
      String[] parts = line.split(" ", -1);
      statuses.put(Integer.valueOf(parts[0]), Integer.valueOf(parts[1]));
    }
    return new Result(
        Long.parseLong(lines.get(0)),
        Long.parseLong(times[0]),
        Long.parseLong(times[1]),
        Long.parseLong(times[2]),
        statuses);
  }
}
