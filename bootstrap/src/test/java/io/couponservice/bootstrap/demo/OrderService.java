package io.couponservice.bootstrap.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The order service's, and the admin's, side of the HTTP interface. */
final class OrderService {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  /**
   * An answer.
   *
   * @param status the HTTP status
   * @param body not null
   */
  record Answer(int status, JsonNode body) {

    boolean succeeded() {
      return status < 300;
    }
  }

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String api;
  private final String token;

  OrderService(int port, String token) {
    this.api = "http://localhost:" + port + "/api/v1";
    this.token = token;
  }

  Answer createPolicy(String code, String name, int reservationMinutes, int perUserLimit)
      throws IOException, InterruptedException {
    return post(
        "/policies",
        """
        {"couponName": "%s", "couponCode": "%s", "issueTypes": ["CODE"],
         "discountType": "FIXED_AMOUNT", "discountValue": 10000, "perUserLimit": %d,
         "issueStartsAt": "2024-01-01T00:00:00", "issueEndsAt": "2099-12-31T23:59:59",
         "validDays": 30, "reservationMinutes": %d}
        """
            .formatted(name, code, perUserLimit, reservationMinutes));
  }

  Answer issueByCode(long userId, String code) throws IOException, InterruptedException {
    return post(
        "/coupons/issue-by-code",
        "{\"userId\": %d, \"couponCode\": \"%s\"}".formatted(userId, code));
  }

  Answer reserve(long couponId, long userId, String orderId, long orderAmount)
      throws IOException, InterruptedException {
    return post(
        "/coupons/" + couponId + "/reservations",
        "{\"userId\": %d, \"orderId\": \"%s\", \"orderAmount\": %d}"
            .formatted(userId, orderId, orderAmount));
  }

  private Answer post(String path, String body) throws IOException, InterruptedException {
    HttpResponse<byte[]> response =
        client.send(
            HttpRequest.newBuilder(URI.create(api + path))
                .timeout(TIMEOUT)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build(),
            BodyHandlers.ofByteArray());
    return new Answer(response.statusCode(), JSON.readTree(response.body()));
  }
}
