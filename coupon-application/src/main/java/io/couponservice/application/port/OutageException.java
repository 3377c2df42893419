package io.couponservice.application.port;

/** A server is away. Nothing is wrong with what was asked of it: wait, then try again. */
public final class OutageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Wraps the cause.
   *
   * @param message not null
   * @param cause null if there is none
   */
  public OutageException(String message, Throwable cause) {
    super(message, cause);
  }
}
