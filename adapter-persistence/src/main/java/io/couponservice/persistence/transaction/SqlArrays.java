package io.couponservice.persistence.transaction;

import io.couponservice.application.record.Bytes;
import java.util.Collection;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;

/**
 * Columns of a set as arrays: each becomes one parameter, so that a statement does not depend on
 * how many rows it is about.
 */
public final class SqlArrays {

  private SqlArrays() {}

  /** A column of {@code bigint}. */
  public static <T> Argument bigints(Collection<T> rows, Function<T, Long> column) {
    return array("bigint", rows.stream().map(column).toArray());
  }

  /** A column of {@code bigint}. */
  public static Argument bigints(Collection<Long> values) {
    return bigints(values, Function.identity());
  }

  /** A column of {@code integer}. */
  public static <T> Argument integers(Collection<T> rows, Function<T, Integer> column) {
    return array("integer", rows.stream().map(column).toArray());
  }

  /** A column of {@code smallint}. */
  public static <T> Argument smallints(Collection<T> rows, Function<T, Integer> column) {
    return array("smallint", rows.stream().map(column).toArray());
  }

  /** A column of {@code text}. */
  public static <T> Argument texts(Collection<T> rows, Function<T, String> column) {
    return array("text", rows.stream().map(column).toArray());
  }

  /** A column of {@code text}. */
  public static Argument texts(Collection<String> values) {
    return texts(values, Function.identity());
  }

  /**
   * A column of {@code text} that people read, which may quote what came from outside: PostgreSQL
   * has no U+0000 in a text, so it is replaced.
   */
  public static <T> Argument quoting(Collection<T> rows, Function<T, String> column) {
    return texts(
        rows,
        row -> {
          String value = column.apply(row);
          return value == null ? null : value.replace('\0', '\uFFFD');
        });
  }

  /** A column of enums or date-times, whose text form is that of the database. */
  public static <T> Argument textOf(
      String sqlType, Collection<T> rows, Function<T, ? extends Object> column) {
    Object[] values =
        rows.stream()
            .map(column)
            .map(value -> value == null ? null : value.toString())
            .toArray(String[]::new);
    return array(sqlType, values);
  }

  /** A column of {@code bytea}. */
  public static <T> Argument byteas(Collection<T> rows, Function<T, Bytes> column) {
    byte[][] values = rows.stream().map(column).map(Bytes::arrayOf).toArray(byte[][]::new);
    return array("bytea", values);
  }

  private static Argument array(String sqlType, Object[] values) {
    return (position, statement, context) ->
        statement.setArray(position, statement.getConnection().createArrayOf(sqlType, values));
  }
}
