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
import java.util.Optional;
import java.util.SplittableRandom;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/** The service over HTTP, through whichever instance. */
final class CouponApi {

  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final List<URI> instances;

  CouponApi(List<URI> instances) {
    this.instances = List.copyOf(instances);
  }

  /** What the service said. */
  record Answer(int status, JsonNode body) {

    boolean succeeded() {
      return status == 200 || status == 201;
    }

    /** Not now, but perhaps later: an outage, or too much at once. */
    boolean isTemporary() {
      return status == 503 || status == 429;
    }

    /** A rule or a state was against it, which is in order. */
    boolean isRefusal() {
      return status == 409 || status == 422;
    }
  }

  /** One attempt; empty when there was no answer, so that nobody knows whether it took effect. */
  Optional<Answer> post(String path, Map<String, ?> body, SplittableRandom random)
      throws InterruptedException {
    URI instance = instances.get(random.nextInt(instances.size()));
    HttpRequest request =
        HttpRequest.newBuilder(instance.resolve(path))
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + ServiceProcess.TOKEN)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
            .build();
    try {
      HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
      return Optional.of(new Answer(response.statusCode(), parsed(response.body())));
    } catch (IOException unanswered) {
      return Optional.empty();
    }
  }

  private static JsonNode parsed(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException noJson) {
      return MissingNode.getInstance();
    }
  }
}
