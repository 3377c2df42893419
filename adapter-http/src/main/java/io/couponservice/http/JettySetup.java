package io.couponservice.http;

import io.couponservice.application.port.Ids;
import io.couponservice.http.exchange.RequestBody;
import io.couponservice.http.problem.ServerErrors;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LowResourceMonitor;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The server below the routes: its threads, its bounds, how it stops. */
final class JettySetup {

  private static final int MAX_THREADS = 64;
  private static final int MIN_THREADS = 8;
  private static final int IDLE_THREAD_MILLIS = 60_000;
  // By then no request is in hand; this is only for threads that hang.
  private static final int STOP_THREADS_MILLIS = 500;

  // The default of 50 refuses connections when as many callers come at once.
  private static final int ACCEPT_QUEUE = 1024;

  private final int port;
  private final Duration stopTimeout;
  private final Ids ids;
  private final QueuedThreadPool threads =
      new QueuedThreadPool(MAX_THREADS, MIN_THREADS, IDLE_THREAD_MILLIS);

  JettySetup(int port, Duration stopTimeout, Ids ids) {
    this.port = port;
    this.stopTimeout = stopTimeout;
    this.ids = ids;
    threads.setName("http");
    threads.setStopTimeout(STOP_THREADS_MILLIS);
  }

  /** The threads that serve requests. */
  Executor threads() {
    return threads;
  }

  void apply(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    config.http.maxRequestSize = RequestBody.MAX_BYTES;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.threadPool = threads;
    config.jetty.modifyServer(this::apply);
    config.jetty.addConnector(this::connector);
  }

  private void apply(Server server) {
    // It closes kept connections after 1 s when threads are busy: callers would see that as
    // failures.
    server.removeBean(server.getBean(LowResourceMonitor.class));
    server.insertHandler(new GracefulHandler());
    server.setStopTimeout(stopTimeout.toMillis());
    server.setErrorHandler(new ServerErrors(ids));
  }

  private Connector connector(Server server, HttpConfiguration configuration) {
    ServerConnector connector =
        new ServerConnector(server, new HttpConnectionFactory(configuration));
    connector.setPort(port);
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    return connector;
  }
}
