package io.couponservice.application.port;

/** A transaction lost against another one (deadlock, serialization): run it again at once. */
public final class ContentionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Wraps the cause.
   *
   * @param message not null
   * @param cause null if there is none
   */
  public ContentionException(String message, Throwable cause) {
    super(message, cause);
  }
}
