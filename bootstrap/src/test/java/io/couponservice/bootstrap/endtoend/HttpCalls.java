package io.couponservice.bootstrap.endtoend;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls of the HTTP interface, as a client makes them. */
final class HttpCalls {

  private static final JsonMapper JSON = new JsonMapper();

  /** An answer with its JSON body. */
  record Reply(int status, JsonNode body) {}

  private final HttpClient client = HttpClient.newHttpClient();
  private final int port;
  private final String token;

  HttpCalls(int port, String token) {
    this.port = port;
    this.token = token;
  }

  Reply createPolicy(String code, long total, int perUser)
      throws IOException, InterruptedException {
    return post(
        "/api/v1/policies",
        """
        {"couponName": "신규 가입 쿠폰", "couponCode": "%s", "issueTypes": ["CODE", "DIRECT"],
         "discountType": "FIXED_AMOUNT", "discountValue": 10000, "totalQuantity": %d,
         "perUserLimit": %d, "issueStartsAt": "2024-01-01T00:00:00",
         "issueEndsAt": "2099-12-31T23:59:59", "validDays": 30}
        """
            .formatted(code, total, perUser));
  }

  Reply issue(String code, long userId) throws IOException, InterruptedException {
    return post(
        "/api/v1/coupons/issue-by-code",
        "{\"userId\": %d, \"couponCode\": \"%s\"}".formatted(userId, code));
  }

  Reply reserve(long couponId, long userId, String orderId)
      throws IOException, InterruptedException {
    return post(
        "/api/v1/coupons/" + couponId + "/reservations",
        "{\"userId\": %d, \"orderId\": \"%s\", \"orderAmount\": 100000}"
            .formatted(userId, orderId));
  }

  Reply get(String path) throws IOException, InterruptedException {
    return send(request(path).GET().build());
  }

  /** An answer that is no JSON. */
  String getText(String path) throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(request(path).GET().build(), BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new AssertionError(path + " answered " + response.statusCode());
    }
    return response.body();
  }

  Reply postKeyed(String path, String body, String key) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  Reply post(String path, String body) throws IOException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
        .header("Authorization", "Bearer " + token);
  }

  private Reply send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
    return new Reply(response.statusCode(), JSON.readTree(response.body()));
  }
}
