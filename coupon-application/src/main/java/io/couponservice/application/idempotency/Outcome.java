package io.couponservice.application.idempotency;

import io.couponservice.application.record.Bytes;

/**
 * What became of a request.
 *
 * @param <R> the result of its command
 */
public sealed interface Outcome<R> {

  /**
   * The command was run.
   *
   * @param result not null
   * @param <R> the result of the command
   */
  record Ran<R>(R result) implements Outcome<R> {}

  /**
   * It is a repeat: nothing was run.
   *
   * @param answer what was kept of the first one, not null
   * @param <R> the result of the command
   */
  record Repeated<R>(Bytes answer) implements Outcome<R> {}

  /**
   * The key belongs to another request: nothing was run.
   *
   * @param <R> the result of the command
   */
  record KeyReused<R>() implements Outcome<R> {}

  /**
   * The result of a request without a key.
   *
   * @return never null
   * @throws IllegalStateException if there is none
   */
  default R result() {
    if (this instanceof Ran<R> ran) {
      return ran.result();
    }
    throw new IllegalStateException("the command was not run: " + this);
  }
}
