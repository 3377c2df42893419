package io.couponservice.persistence.transaction;

/** Checks that a statement met all the rows that it was written for. */
public final class RowCounts {

  private RowCounts() {}

  /**
   * Checks.
   *
   * @param table for the message, not null
   * @param actual how many rows the statement met
   * @param expected how many it had to meet
   * @throws IllegalStateException if the two differ: the transaction must not be committed
   */
  public static void require(String table, int actual, int expected) {
    if (actual != expected) {
      throw new IllegalStateException(
          "%s: %d rows instead of %d".formatted(table, actual, expected));
    }
  }
}
