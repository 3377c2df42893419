package io.couponservice.http.webhook;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One attempt to post something. Nothing that it throws quotes the address. */
final class WebhookPost {

  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
  private static final int OK = 200;
  private static final int REDIRECT = 300;

  private final WebhookSettings settings;
  private final Clock clock;
  private final HttpClient client;

  WebhookPost(WebhookSettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    // Redirects are not followed: what is signed goes nowhere but where it was configured to go.
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * Posts.
   *
   * @throws IOException if the answer was not 2xx, or there was none in time
   */
  void send(byte[] body) throws IOException, InterruptedException {
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(request(body), BodyHandlers.discarding());
    try {
      int status =
          answer.get(settings.retry().answer().toMillis(), TimeUnit.MILLISECONDS).statusCode();
      if (status < OK || status >= REDIRECT) {
        throw new IOException("the answer was " + status);
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause().getClass().getSimpleName(), e.getCause());
    } catch (TimeoutException e) {
      throw new IOException("no answer within " + settings.retry().answer(), e);
    } finally {
      // Also what does not end by itself, such as an answer without an end.
      answer.cancel(true);
    }
  }

  private HttpRequest request(byte[] body) {
    return HttpRequest.newBuilder(settings.url())
        .header("Content-Type", "application/json")
        .header(
            WebhookSignature.HEADER, WebhookSignature.of(settings.secret(), clock.instant(), body))
        .POST(BodyPublishers.ofByteArray(body))
        .build();
  }
}
