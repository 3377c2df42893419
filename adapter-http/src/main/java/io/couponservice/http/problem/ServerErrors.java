package io.couponservice.http.problem;

import io.couponservice.application.port.Ids;
import io.couponservice.http.correlation.Correlation;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers of the server itself, to what never reaches a route: broken HTTP, or while it stops. */
public final class ServerErrors extends ErrorHandler {

  private static final int UNAVAILABLE = 503;

  private final Ids ids;

  /**
   * With its port.
   *
   * @param ids for correlation ids, not null
   */
  public ServerErrors(Ids ids) {
    this.ids = ids;
  }

  /** Every method gets a body. */
  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      String message,
      Throwable cause,
      Callback callback) {
    String correlationId = Correlation.idOf(request.getHeaders().get(Correlation.HEADER), ids);
    Problem problem =
        ProblemMapping.byStatus(isStopping(request) ? UNAVAILABLE : code, cause, correlationId);
    response.setStatus(problem.status());
    response.getHeaders().put(Correlation.HEADER, correlationId);
    if (problem.retryAfterSeconds() > 0) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, Long.toString(problem.retryAfterSeconds()));
    }
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, ProblemJson.CONTENT_TYPE);
    byte[] body = ProblemJson.bytes(problem, correlationId);
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  /** Then whatever is given up is given up for that reason. */
  private static boolean isStopping(Request request) {
    return !request.getConnectionMetaData().getConnector().getServer().isRunning();
  }
}
