package io.couponservice.http.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another system that is told of alarms. It answers what it was told to, then 204. */
public final class Receiver implements AutoCloseable {

  private static final int NO_CONTENT = 204;
  private static final long PATIENCE_SECONDS = 30;

  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
  private final HttpServer server;

  /** Listens on a free port. */
  public Receiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/hook", this::take);
    server.start();
  }

  /** A request. */
  public record Received(String method, String contentType, String signature, String text) {

    /** What was posted. */
    public JsonNode body() {
      return JsonMapper.shared().readTree(text);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    received.add(
        new Received(
            exchange.getRequestMethod(),
            exchange.getRequestHeaders().getFirst("Content-Type"),
            exchange.getRequestHeaders().getFirst("X-Coupon-Signature"),
            body));
    Integer answer = answers.poll();
    if (answer != null && answer == 0) {
      // Never: the connection stays open without an answer.
      return;
    }
    if (answer != null && answer / 100 == 3) {
      exchange.getResponseHeaders().add("Location", url() + "/elsewhere");
    }
    exchange.sendResponseHeaders(answer == null ? NO_CONTENT : answer, -1);
    exchange.close();
  }

  /** What is answered next, instead of 204; 0 for nothing at all. */
  public Receiver answers(int... statuses) {
    for (int status : statuses) {
      answers.add(status);
    }
    return this;
  }

  /** Where it listens. */
  public URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/hook");
  }

  /** The next request. */
  public Received next() throws InterruptedException {
    Received next = received.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (next == null) {
      throw new AssertionError("nothing was posted in " + PATIENCE_SECONDS + " s");
    }
    return next;
  }

  /** How many requests nobody has looked at. */
  public int left() {
    return received.size();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
