package io.couponservice.bootstrap.endtoend;

import io.couponservice.embedded.LoopbackPort;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The service's jar as a process of its own, that can be killed and launched again. Its port stays
 * the same, so that callers find it after a restart.
 */
public final class ServiceProcess implements AutoCloseable {

  /** Names the jar. */
  public static final String JAR_PROPERTY = "coupon.service.jar";

  static final String TOKEN = "secret-admin-token";

  private static final Duration READY_WITHIN = Duration.ofSeconds(60);
  private static final Duration STOPS_WITHIN = Duration.ofSeconds(15);
  private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PROBE_TIMEOUT).build();
  private final String name;
  private final int port;
  private final LogFile log;
  private final Map<String, String> environment;
  private Process process;

  private ServiceProcess(String name, int port, Map<String, String> environment)
      throws IOException {
    this.name = name;
    this.port = port;
    this.log = LogFile.fresh(name);
    this.environment = Map.copyOf(environment);
  }

  /**
   * Not launched yet.
   *
   * @param name names its log, too
   * @param more environment beyond what it needs to find its servers
   */
  public static ServiceProcess of(String name, Backends backends, Map<String, String> more)
      throws IOException {
    int port = LoopbackPort.anyFree();
    Map<String, String> environment = new HashMap<>(more);
    environment.put("COUPON_DB_URL", backends.jdbcUrl());
    environment.put("COUPON_DB_USER", backends.user());
    environment.put("COUPON_DB_PASSWORD", backends.password());
    environment.put("COUPON_KAFKA_BOOTSTRAP_SERVERS", backends.bootstrapServers());
    environment.put("COUPON_HTTP_PORT", Integer.toString(port));
    environment.put("COUPON_API_TOKENS", "load:admin:" + TOKEN);
    return new ServiceProcess(name, port, environment);
  }

  public URI url() {
    return URI.create("http://localhost:" + port);
  }

  /** Starts the process and does not wait for anything. */
  public void launch() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-jar",
            jar().toString());
    builder.environment().putAll(environment);
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
    process = builder.start();
  }

  private static Path jar() {
    String path = System.getProperty(JAR_PROPERTY);
    if (path == null || !Files.isRegularFile(Path.of(path))) {
      throw new IllegalStateException(
          "the system property " + JAR_PROPERTY + " must name the service's jar, not " + path);
    }
    return Path.of(path).toAbsolutePath();
  }

  /** Waits until it says that it is ready. */
  public void awaitReady() throws Exception {
    Await.until(
        READY_WITHIN,
        () -> {
          requireAlive();
          return isReady();
        },
        () -> name + " is not ready; " + log.tail());
  }

  private boolean isReady() throws InterruptedException {
    HttpRequest probe =
        HttpRequest.newBuilder(url().resolve("/health/ready")).timeout(PROBE_TIMEOUT).build();
    try {
      return http.send(probe, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Lets it run; it must not end by itself. */
  public void letRun(Duration time) throws InterruptedException {
    if (process.waitFor(time.toMillis(), TimeUnit.MILLISECONDS)) {
      requireAlive();
    }
  }

  private void requireAlive() {
    if (!process.isAlive()) {
      throw new AssertionError(
          name + " ended by itself with " + process.exitValue() + "; " + log.tail());
    }
  }

  /** SIGKILL: it gets no chance to finish anything. */
  public void kill() throws InterruptedException {
    requireAlive();
    process.destroyForcibly().waitFor();
  }

  /** SIGSTOP: it stands still, and does not notice. */
  public void freeze() throws Exception {
    requireAlive();
    signal("STOP");
  }

  /** SIGCONT: it goes on where it was. */
  public void thaw() throws Exception {
    signal("CONT");
  }

  private void signal(String signal) throws Exception {
    Process sent =
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).inheritIO().start();
    if (sent.waitFor() != 0) {
      throw new AssertionError("no " + signal + " to " + name);
    }
  }

  /** SIGTERM: it must finish its work and exit in time with 0. */
  public void stop() throws InterruptedException {
    requireAlive();
    process.destroy();
    if (!process.waitFor(STOPS_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new AssertionError(name + " did not stop in " + STOPS_WITHIN + "; " + log.tail());
    }
    if (process.exitValue() != 0) {
      throw new AssertionError(name + " stopped with " + process.exitValue() + "; " + log.tail());
    }
  }

  /** Leaves no process behind when a test failed. */
  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly();
    }
  }
}
