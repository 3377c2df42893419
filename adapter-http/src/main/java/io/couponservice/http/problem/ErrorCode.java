package io.couponservice.http.problem;

/**
 * What can go wrong apart from the refusals of {@link io.couponservice.domain.coupon.Refusal}. The
 * names are stable codes of the HTTP interface.
 */
public enum ErrorCode {
  /** The request does not have the form that the contract asks for. */
  MALFORMED_REQUEST(400),
  /** No valid token. */
  UNAUTHORIZED(401),
  /** The token's role does not suffice. */
  FORBIDDEN(403),
  /** There is no such route. */
  NOT_FOUND(404),
  /** There is no such policy. */
  UNKNOWN_POLICY(404),
  /** There is no such dead letter. */
  UNKNOWN_DEAD_LETTER(404),
  /** There is no such replay job. */
  UNKNOWN_REPLAY_JOB(404),
  /** There is no such record that the broker refused. */
  UNKNOWN_UNDELIVERABLE_RECORD(404),
  /** The route has other methods. */
  METHOD_NOT_ALLOWED(405),
  /** The request did not arrive in time. */
  REQUEST_TIMEOUT(408),
  /** Another policy has the code. */
  COUPON_CODE_TAKEN(409),
  /** It is still tried by itself, or was closed. */
  NOT_DEAD(409),
  /** The dead letter was replayed often enough. */
  REPLAY_LIMIT_REACHED(409),
  /** The body is over 1 MiB. */
  BODY_TOO_LARGE(413),
  /** The body is not {@code application/json}. */
  UNSUPPORTED_MEDIA_TYPE(415),
  /** The key was sent with another request before. */
  IDEMPOTENCY_KEY_REUSED(422),
  /** The stock of a policy may only grow. */
  STOCK_MAY_ONLY_GROW(422),
  /** The end of a policy's issue window may only move on. */
  ISSUE_WINDOW_MAY_ONLY_GROW(422),
  /** The user has entered too many wrong codes. */
  TOO_MANY_WRONG_CODES(429),
  /** A bug. */
  INTERNAL_ERROR(500),
  /** A server behind this one is away. What was asked for may have taken effect. */
  UNAVAILABLE(503),
  /** Too much is asked at once. What was asked for took no effect. */
  OVERLOADED(503),
  /** The answer took too long. What was asked for may have taken effect, or may yet. */
  TIMEOUT(503);

  private final int status;

  ErrorCode(int status) {
    this.status = status;
  }

  /**
   * The HTTP status.
   *
   * @return 400 to 599
   */
  public int status() {
    return status;
  }
}
