package io.couponservice.persistence.embedded;

/**
 * PostgreSQL didn't start; the message says why, with the end of the server's log if it has one.
 */
public final class PostgresStartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message for a person to read; not null
   */
  public PostgresStartException(String message) {
    super(message);
  }

  /**
   * Creates the exception.
   *
   * @param message for a person to read; not null
   * @param cause not null
   */
  public PostgresStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
