package io.couponservice.persistence.database;

/** The schema in the database is not one that this program can bring to its own version. */
public final class IncompatibleSchemaException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  IncompatibleSchemaException(Throwable cause) {
    super("the database schema does not fit this program: " + cause.getMessage(), cause);
  }
}
