package io.couponservice.http.problem;

import io.couponservice.http.correlation.Correlation;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Answers requests with problems. */
public final class ProblemResponse {

  private static final int UNAUTHORIZED = 401;

  private static final String CODE = ProblemResponse.class.getName() + ".code";

  private ProblemResponse() {}

  /**
   * Answers with what was thrown.
   *
   * @param ctx not null
   * @param thrown not null
   */
  public static void write(Context ctx, Throwable thrown) {
    write(ctx, ProblemMapping.of(thrown, Correlation.id(ctx)));
  }

  /**
   * Answers with an error of the JVM, for which there is no context.
   *
   * @param response not null
   * @param thrown not null
   */
  public static void write(HttpServletResponse response, Error thrown) {
    String correlationId = String.valueOf(response.getHeader(Correlation.HEADER));
    Problem problem = ProblemMapping.of(thrown, correlationId);
    response.setStatus(problem.status());
    response.setContentType(ProblemJson.CONTENT_TYPE);
    try {
      response.getOutputStream().write(ProblemJson.bytes(problem, correlationId));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Answers with a problem.
   *
   * @param ctx not null
   * @param problem not null
   */
  public static void write(Context ctx, Problem problem) {
    ctx.status(problem.status());
    if (problem.status() == UNAUTHORIZED) {
      ctx.header("WWW-Authenticate", "Bearer");
    }
    if (problem.retryAfterSeconds() > 0) {
      ctx.header("Retry-After", Long.toString(problem.retryAfterSeconds()));
    }
    ctx.contentType(ProblemJson.CONTENT_TYPE);
    ctx.result(ProblemJson.bytes(problem, Correlation.id(ctx)));
    ctx.attribute(CODE, problem.code());
  }

  /**
   * The code of the problem that a request was answered with.
   *
   * @param ctx not null
   * @return null if there was none, or it was kept from a former request
   */
  public static String codeOf(Context ctx) {
    return ctx.attribute(CODE);
  }
}
