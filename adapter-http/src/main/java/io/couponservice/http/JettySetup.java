package io.couponservice.http;

import io.couponservice.application.port.Ids;
import io.couponservice.http.exchange.RequestBody;
import io.couponservice.http.problem.ServerErrors;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.time.Duration;
import java.util.concurrent.Executor;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The server below the routes: its threads, its bounds, how it stops. */
final class JettySetup {

  private static final int MAX_THREADS = 64;
  private static final int MIN_THREADS = 8;
  private static final int IDLE_THREAD_MILLIS = 60_000;
  // By then no request is in hand; this is only for threads that hang.
  private static final int STOP_THREADS_MILLIS = 500;

  private final Duration stopTimeout;
  private final Ids ids;
  private final QueuedThreadPool threads =
      new QueuedThreadPool(MAX_THREADS, MIN_THREADS, IDLE_THREAD_MILLIS);

  JettySetup(Duration stopTimeout, Ids ids) {
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
  }

  private void apply(Server server) {
    server.insertHandler(new GracefulHandler());
    server.setStopTimeout(stopTimeout.toMillis());
    server.setErrorHandler(new ServerErrors(ids));
  }
}
