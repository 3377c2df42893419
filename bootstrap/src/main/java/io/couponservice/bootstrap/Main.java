package io.couponservice.bootstrap;

import io.couponservice.bootstrap.config.BadConfigurationException;
import io.couponservice.bootstrap.config.ConfigSources;
import io.couponservice.bootstrap.config.ServiceConfig;
import io.couponservice.bootstrap.logging.LogSetup;
import io.couponservice.bootstrap.wiring.CouponService;
import io.couponservice.persistence.database.Database;
import io.couponservice.persistence.database.Migrations;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command line of the service. */
@Command(
    name = "coupon-service",
    description = "Issues, reserves, uses and expires coupons.",
    mixinStandardHelpOptions = true,
    version = "coupon-service 0.1.0-SNAPSHOT")
public final class Main implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(Main.class);

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "settings in YAML; the environment wins over them",
      scope = ScopeType.INHERIT)
  private Path file;

  private Main() {}

  /**
   * Runs the command line and ends the process: 0 after a signal once work in hand is finished, 2
   * for a bad configuration, 1 otherwise.
   *
   * @param args not null
   */
  public static void main(String[] args) {
    int code = commandLine().execute(args);
    if (code != 0) {
      System.exit(code);
    }
  }

  private static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setExecutionExceptionHandler((failure, line, result) -> ExitCodes.report(failure));
  }

  /** Serves: the command without a name. */
  @Override
  public void run() {
    serve();
  }

  @Command(name = "serve", description = "serve until SIGTERM (the default)")
  void serve() {
    ServiceConfig config = read();
    LogSetup.apply(config.log());
    AtomicReference<CouponService> started = new AtomicReference<>();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(started.get()), "shutdown"));
    LOG.info("starting; Kafka is at {}", config.kafka().bootstrapServers());
    CouponService service = CouponService.start(config);
    started.set(service);
    LOG.info("serving on port {}", service.httpPort());
  }

  @Command(name = "migrate", description = "bring the database schema up to date, and end")
  void migrate() {
    try (Database database = CouponService.open(read())) {
      LOG.info("{} migrations applied", Migrations.migrate(database));
    }
  }

  private ServiceConfig read() throws BadConfigurationException {
    return ConfigSources.read(file, System.getenv());
  }

  /**
   * Without halt, the JVM would end with the number of the signal. While the service starts,
   * nothing is in hand; after a failed start, the exit code is set already.
   */
  private static void stop(CouponService service) {
    if (ExitCodes.reported()) {
      return;
    }
    try {
      if (service != null) {
        service.close();
      }
      LOG.info("stopped");
      Runtime.getRuntime().halt(0);
    } catch (RuntimeException e) {
      LOG.error("stopped with failures", e);
      Runtime.getRuntime().halt(1);
    }
  }
}
