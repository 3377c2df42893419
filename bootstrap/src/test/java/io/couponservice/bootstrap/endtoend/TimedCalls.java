package io.couponservice.bootstrap.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** Calls of the HTTP interface that remember when each was made and how long it took. */
final class TimedCalls {

  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int NO_ANSWER = 0;

  /**
   * A call and its answer.
   *
   * @param begun by {@link System#nanoTime()}
   * @param ended by the same clock
   * @param status 0 if there was no answer
   * @param told what came with the status: Retry-After and the kind of body
   */
  record Call(String route, long begun, long ended, int status, String told, JsonNode body) {

    static final String TRY_AGAIN = "Retry-After, application/problem+json";

    boolean succeeded() {
      return status == 200 || status == 201;
    }

    boolean isWrite() {
      return route.startsWith("POST");
    }

    long millis() {
      return TimeUnit.NANOSECONDS.toMillis(ended - begun);
    }

    @Override
    public String toString() {
      return "%s: %d (%s) in %d ms".formatted(route, status, told, millis());
    }
  }

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
  private final URI service;
  private final String token;

  TimedCalls(URI service, String token) {
    this.service = service;
    this.token = token;
  }

  Call get(String route, String path) throws InterruptedException {
    return send("GET " + route, request(path).GET().build());
  }

  Call post(String route, String path, Map<String, ?> body) throws InterruptedException {
    return send(
        "POST " + route,
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build());
  }

  /** All that were answered so far, or not answered in time. */
  List<Call> all() {
    return List.copyOf(calls);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(service.resolve(path))
        .timeout(TIMEOUT)
        .header("Authorization", "Bearer " + token);
  }

  private Call send(String route, HttpRequest request) throws InterruptedException {
    long begun = System.nanoTime();
    Call call;
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      JsonNode body = JSON.readTree(response.body());
      call = new Call(route, begun, System.nanoTime(), response.statusCode(), told(response), body);
    } catch (IOException e) {
      call =
          new Call(
              route, begun, System.nanoTime(), NO_ANSWER, e.toString(), MissingNode.getInstance());
    }
    calls.add(call);
    return call;
  }

  private static String told(HttpResponse<?> response) {
    String type = response.headers().firstValue("Content-Type").orElse("");
    return response.headers().firstValue("Retry-After").isPresent() ? "Retry-After, " + type : type;
  }
}
