package io.couponservice.http;

import io.javalin.Javalin;
import java.time.Duration;

/** The server of the interface with nothing behind it: a route that answers with what it got. */
public final class EchoServer implements AutoCloseable {

  /** The only route, for POST. */
  public static final String PATH = "/echo";

  private final Javalin javalin;

  private EchoServer(Javalin javalin) {
    this.javalin = javalin;
  }

  /** Starts it on a free port. */
  public static EchoServer start() {
    JettySetup jetty = new JettySetup(0, Duration.ofSeconds(1), RunningApi.ids());
    Javalin javalin =
        Javalin.create(
            config -> {
              jetty.apply(config);
              config.routes.post(PATH, ctx -> ctx.result(ctx.bodyAsBytes()));
            });
    javalin.start();
    return new EchoServer(javalin);
  }

  /** Where it listens. */
  public int port() {
    return javalin.port();
  }

  @Override
  public void close() {
    javalin.stop();
  }
}
