package io.couponservice.http.contract;

import io.couponservice.application.record.Bytes;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.concurrent.Flow;

/**
 * A request and its answer.
 *
 * @param method as sent
 * @param path as sent, without its query
 * @param query names and values, decoded
 * @param headers of the request
 * @param body of the request, empty for none
 * @param status of the answer
 * @param answerHeaders of the answer
 * @param answer its body
 */
record Exchange(
    String method,
    String path,
    List<Map.Entry<String, String>> query,
    HttpHeaders headers,
    Bytes body,
    int status,
    HttpHeaders answerHeaders,
    String answer) {

  static Exchange of(HttpResponse<String> response) {
    HttpRequest request = response.request();
    return new Exchange(
        request.method(),
        request.uri().getRawPath(),
        query(request.uri()),
        request.headers(),
        request.bodyPublisher().map(Exchange::bytes).orElseGet(() -> Bytes.of(new byte[0])),
        response.statusCode(),
        response.headers(),
        response.body());
  }

  String header(String name) {
    return headers.firstValue(name).orElse(null);
  }

  private static List<Map.Entry<String, String>> query(URI uri) {
    List<Map.Entry<String, String>> query = new ArrayList<>();
    StringTokenizer pairs =
        new StringTokenizer(uri.getRawQuery() == null ? "" : uri.getRawQuery(), "&");
    while (pairs.hasMoreTokens()) {
      String pair = pairs.nextToken();
      int end = pair.indexOf('=');
      query.add(
          Map.entry(
              decoded(end < 0 ? pair : pair.substring(0, end)),
              decoded(end < 0 ? "" : pair.substring(end + 1))));
    }
    return query;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static Bytes bytes(HttpRequest.BodyPublisher publisher) {
    HttpResponse.BodySubscriber<byte[]> bytes = HttpResponse.BodySubscribers.ofByteArray();
    publisher.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            bytes.onSubscribe(subscription);
          }

          @Override
          public void onNext(ByteBuffer item) {
            bytes.onNext(List.of(item));
          }

          @Override
          public void onError(Throwable failure) {
            bytes.onError(failure);
          }

          @Override
          public void onComplete() {
            bytes.onComplete();
          }
        });
    return Bytes.of(bytes.getBody().toCompletableFuture().join());
  }
}
