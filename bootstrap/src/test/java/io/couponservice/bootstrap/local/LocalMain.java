package io.couponservice.bootstrap.local;

import io.couponservice.bootstrap.benchmark.HttpBenchmark;
import io.couponservice.bootstrap.benchmark.PaymentsBenchmark;
import io.couponservice.bootstrap.config.BadConfigurationException;
import io.couponservice.bootstrap.demo.DemoClock;
import io.couponservice.bootstrap.demo.Story;
import io.couponservice.bootstrap.simulation.Histories;
import io.couponservice.embedded.DirectoryInUseException;
import io.couponservice.embedded.PortTakenException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The service with a PostgreSQL and a Kafka broker that it starts itself, for a first look. */
@Command(
    name = "local",
    description = "Starts PostgreSQL, Kafka and the service, until Ctrl-C.",
    mixinStandardHelpOptions = true,
    subcommands = {LocalMain.Benchmark.class, LocalMain.Simulate.class})
public final class LocalMain implements Runnable {

  private static final int REFUSED = 2;
  private static final int MOST_ORDERS = 500;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "keep the data there, and go on with it the next time")
  private Path data;

  @Option(
      names = "--http-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "0 picks a free one (default: ${DEFAULT-VALUE})")
  private int httpPort;

  @Option(
      names = "--kafka-port",
      paramLabel = "PORT",
      defaultValue = "29092",
      description = "0 picks a free one (default: ${DEFAULT-VALUE})")
  private int kafkaPort;

  @Option(
      names = "--demo",
      description = "play the story of the specification first, by a clock that starts in 2024")
  private boolean demo;

  @Option(
      names = "--traffic",
      paramLabel = "N",
      description =
          "keep N orders a second going, 1 to 500, with failures, cancellations, repeats, late and"
              + " unreadable events")
  private Integer traffic;

  @Spec private CommandSpec spec;

  private LocalMain() {}

  /** Runs the command line; ends the process with 2 if it is refused, with 1 if it fails. */
  public static void main(String[] args) {
    int code =
        new CommandLine(new LocalMain())
            .setExecutionExceptionHandler((failure, line, result) -> report(failure))
            .execute(args);
    System.exit(code);
  }

  @Override
  public void run() {
    requireUsable();
    DemoClock clock = new DemoClock();
    if (demo) {
      clock.moveTo(Story.BEGIN);
    }
    LocalService service = new LocalService(data, httpPort, kafkaPort, System.getenv(), clock);
    Runtime.getRuntime().addShutdownHook(new Thread(service::close, "shutdown"));
    service.start();
    if (demo) {
      service.play(clock, System.out);
    }
    service.describe(System.out);
    if (traffic != null) {
      service.startTraffic(traffic, System.out);
    }
    waitForSignal();
  }

  private void requireUsable() {
    if (demo && data != null) {
      throw new ParameterException(
          spec.commandLine(), "--demo begins in 2024, on servers without data: leave out --data");
    }
    if (traffic != null && (traffic < 1 || traffic > MOST_ORDERS)) {
      throw new ParameterException(
          spec.commandLine(), "--traffic must be 1 to " + MOST_ORDERS + ", was " + traffic);
    }
  }

  private static void waitForSignal() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int report(Exception failure) {
    if (failure instanceof ParameterException wrong) {
      System.err.println(wrong.getMessage());
      return REFUSED;
    }
    if (failure instanceof DirectoryInUseException
        || failure instanceof PortTakenException
        || failure instanceof io.couponservice.http.PortTakenException) {
      System.err.println(failure.getMessage());
      return REFUSED;
    }
    if (failure instanceof BadConfigurationException bad) {
      bad.mistakes().forEach(System.err::println);
      return REFUSED;
    }
    System.err.println(failure);
    return 1;
  }

  @Command(name = "benchmark", description = "Measures how fast the service is.")
  static final class Benchmark {

    @Command(name = "payments", description = "payment.completed to coupon.used")
    void payments() throws Exception {
      new PaymentsBenchmark(System.out).run();
    }

    @Command(name = "issue", description = "POST coupons/issue-by-code over HTTP")
    void issue() throws Exception {
      new HttpBenchmark(System.out).issue();
    }

    @Command(name = "reserve", description = "POST coupons/{couponId}/reservations over HTTP")
    void reserve() throws Exception {
      new HttpBenchmark(System.out).reserve();
    }
  }

  @Command(
      name = "simulate",
      description = "Runs simulated histories, and ends with 1 if one of them goes wrong.")
  static final class Simulate implements Callable<Integer> {

    @Option(
        names = "--from",
        paramLabel = "SEED",
        defaultValue = "1",
        description = "the first seed (default: ${DEFAULT-VALUE})")
    private long from;

    @Option(
        names = "--count",
        paramLabel = "N",
        defaultValue = "10000",
        description = "how many histories (default: ${DEFAULT-VALUE})")
    private long count;

    @Override
    public Integer call() {
      Histories histories = Histories.ofTheService();
      long start = System.nanoTime();
      Optional<String> failure = histories.firstFailure(from, count);
      System.out.println(histories.summary(Duration.ofNanos(System.nanoTime() - start)));
      System.out.println(failure.orElse("All of them came out as they must."));
      return failure.isPresent() ? 1 : 0;
    }
  }
}
