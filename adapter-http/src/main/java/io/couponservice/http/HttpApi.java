package io.couponservice.http;

import io.couponservice.http.alarm.AlarmRoutes;
import io.couponservice.http.audit.AuditRoutes;
import io.couponservice.http.audit.AuditTrail;
import io.couponservice.http.auth.Access;
import io.couponservice.http.auth.AccessControl;
import io.couponservice.http.auth.Tokens;
import io.couponservice.http.contract.ContractRoute;
import io.couponservice.http.correlation.Correlation;
import io.couponservice.http.coupon.CouponCommandRoutes;
import io.couponservice.http.coupon.CouponReadRoutes;
import io.couponservice.http.coupon.ReservationRoutes;
import io.couponservice.http.exchange.PendingAnswers;
import io.couponservice.http.exchange.Route;
import io.couponservice.http.failed.DeadLetterRoutes;
import io.couponservice.http.failed.ReplayRoutes;
import io.couponservice.http.failed.UndeliverableRoutes;
import io.couponservice.http.health.HealthChecks;
import io.couponservice.http.health.HealthRoutes;
import io.couponservice.http.metrics.HttpMonitor;
import io.couponservice.http.metrics.MetricsRoute;
import io.couponservice.http.policy.DirectIssueRoutes;
import io.couponservice.http.policy.PolicyRoutes;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.net.BindException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP interface: serves from {@link #start()} to {@link #stop()}, once. */
public final class HttpApi implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpApi.class);
  private static final int WORKERS = 4;
  private static final int MOST_WAITING = 1_000;
  private static final int MOST_BULK_WAITING = 4;

  private final HttpUseCases useCases;
  private final HttpSettings settings;
  private final HealthChecks health;
  private final HttpFigures figures;
  private final JettySetup jetty;
  private final Javalin javalin;

  /** They run what blocks in the database, so that a thread of the server never does. */
  private final ThreadPoolExecutor workers = workers("http-worker", WORKERS, MOST_WAITING);

  /** It runs what takes long. */
  private final ThreadPoolExecutor bulkWorker = workers("http-bulk", 1, MOST_BULK_WAITING);

  /** It runs what looks at many dead letters. */
  private final ThreadPoolExecutor operatorWorker = workers("http-operator", 1, MOST_BULK_WAITING);

  /**
   * Puts it together; nothing listens yet.
   *
   * @param useCases not null
   * @param settings not null
   * @param health not null
   * @param figures not null
   */
  public HttpApi(
      HttpUseCases useCases, HttpSettings settings, HealthChecks health, HttpFigures figures) {
    this.useCases = useCases;
    this.figures = figures;
    this.settings = settings;
    this.health = health;
    this.jetty = new JettySetup(settings.port(), settings.stopTimeout(), useCases.ids());
    this.javalin =
        Javalin.create(
            config -> {
              jetty.apply(config);
              addTo(config);
            });
  }

  private static ThreadPoolExecutor workers(String name, int threads, int mostWaiting) {
    return new ThreadPoolExecutor(
        threads,
        threads,
        1,
        TimeUnit.MINUTES,
        new ArrayBlockingQueue<>(mostWaiting),
        task -> new Thread(task, name));
  }

  private void addTo(JavalinConfig config) {
    // Correlation first: a denial has an id too.
    Correlation.addTo(config.routes, useCases.ids());
    AuditTrail.addTo(config.routes, useCases.audit(), pending(), workers);
    AccessControl.addTo(config.routes, new Tokens(settings.tokens()));
    ErrorRoutes.addTo(config);
    HttpMonitor.addTo(config, figures.monitor());
    routes().forEach(route -> route.addTo(config.routes));
  }

  private PendingAnswers pending() {
    return new PendingAnswers(
        settings.requestDeadline(), useCases.available(), workers, jetty.threads());
  }

  /** All that is served. */
  List<Route> routes() {
    PendingAnswers pending = pending();
    List<Route> routes = new ArrayList<>();
    routes.addAll(new PolicyRoutes(useCases.policies(), pending).routes());
    routes.addAll(new DirectIssueRoutes(useCases.issueToUsers(), pending, bulkWorker).routes());
    routes.addAll(
        new CouponCommandRoutes(
                useCases.issue(), useCases.reserve(), useCases.use(), useCases.ids(), pending)
            .routes());
    routes.addAll(new ReservationRoutes(useCases.coupons(), useCases.release(), pending).routes());
    routes.addAll(new CouponReadRoutes(useCases.coupons(), pending).routes());
    routes.addAll(new DeadLetterRoutes(useCases.deadLetters(), pending).routes());
    routes.addAll(
        new ReplayRoutes(useCases.deadLetters(), pending, workers, operatorWorker).routes());
    routes.addAll(
        new UndeliverableRoutes(useCases.deadLetters().undeliverable(), pending).routes());
    routes.addAll(new AuditRoutes(useCases.audit(), pending).routes());
    routes.addAll(new AlarmRoutes(figures.alarms()).routes());
    routes.addAll(new HealthRoutes(health).routes());
    routes.addAll(
        new MetricsRoute(figures.text(), figures.open() ? Access.OPEN : Access.VIEWER).routes());
    routes.addAll(new ContractRoute().routes());
    return routes;
  }

  /**
   * Starts; returns when the port is bound.
   *
   * @throws PortTakenException if something else listens on the port
   */
  public void start() {
    try {
      javalin.start();
    } catch (RuntimeException e) {
      throw isTaken(e) ? new PortTakenException(settings.port(), e) : e;
    }
  }

  private static boolean isTaken(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return true;
      }
    }
    return false;
  }

  /**
   * The port that it listens on.
   *
   * @return 1 to 65535, once started
   */
  public int port() {
    return javalin.port();
  }

  /** Takes no more requests, finishes those in hand for up to the stop timeout, and stops. */
  public void stop() {
    try {
      javalin.stop();
    } catch (RuntimeException e) {
      LOG.warn("requests were still in hand after {}", settings.stopTimeout(), e);
    }
    workers.shutdownNow();
    bulkWorker.shutdownNow();
    operatorWorker.shutdownNow();
  }

  /** Same as {@link #stop()}. */
  @Override
  public void close() {
    stop();
  }
}
