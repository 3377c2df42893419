package io.couponservice.http.problem;

import io.couponservice.application.batching.RejectedCommandException;
import io.couponservice.application.port.ContentionException;
import io.couponservice.application.port.OutageException;
import io.couponservice.http.json.MalformedJsonException;
import io.javalin.http.HttpResponseException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever was thrown into a problem. Bugs are logged; their text is not given away. */
final class ProblemMapping {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemMapping.class);

  private ProblemMapping() {}

  static Problem of(Throwable thrown, String correlationId) {
    if (thrown instanceof CompletionException && thrown.getCause() != null) {
      return of(thrown.getCause(), correlationId);
    }
    if (thrown instanceof ProblemException e) {
      return e.problem();
    }
    if (thrown instanceof MalformedJsonException e) {
      return Problem.of(e.mistakes());
    }
    if (thrown instanceof HttpResponseException e) {
      return byStatus(e.getStatus(), e, correlationId);
    }
    if (thrown instanceof HttpException e) {
      return byStatus(e.getCode(), thrown, correlationId);
    }
    return ofServer(thrown, correlationId);
  }

  private static Problem ofServer(Throwable thrown, String correlationId) {
    if (thrown instanceof RejectedCommandException) {
      return Problem.of(ErrorCode.OVERLOADED, "too many requests wait; nothing was changed");
    }
    if (thrown instanceof OutageException || thrown instanceof ContentionException) {
      // Told once by whoever watches the server, not with each request.
      LOG.debug("{}: {}", correlationId, thrown.toString());
      return Problem.of(ErrorCode.UNAVAILABLE, "try again; it may have taken effect");
    }
    if (thrown instanceof TimeoutException) {
      return Problem.of(ErrorCode.TIMEOUT, "the answer took too long; it may have taken effect");
    }
    return bug(thrown, correlationId);
  }

  /** What Javalin or Jetty says about a request. */
  static Problem byStatus(int status, Throwable thrown, String correlationId) {
    return switch (status) {
      case 404 -> Problem.of(ErrorCode.NOT_FOUND, "there is no such route");
      case 405 -> Problem.of(ErrorCode.METHOD_NOT_ALLOWED, "see the header Allow");
      case 408 -> Problem.of(ErrorCode.REQUEST_TIMEOUT, "the request did not arrive in time");
      case 413 -> Problem.of(ErrorCode.BODY_TOO_LARGE, "a body has at most 1 MiB");
      case 503 ->
          Problem.of(
              ErrorCode.UNAVAILABLE, "the service stops; try again; it may have taken effect");
      // 501 and 505 too: the server knows no such HTTP.
      default ->
          (status >= 400 && status < 500) || status == 501 || status == 505
              ? Problem.of(ErrorCode.MALFORMED_REQUEST, "this is not HTTP as it should be")
              : bug(thrown, correlationId);
    };
  }

  private static Problem bug(Throwable thrown, String correlationId) {
    LOG.error("{}: a request failed", correlationId, thrown);
    return Problem.of(ErrorCode.INTERNAL_ERROR, "the service failed; it has been logged");
  }
}
