package io.couponservice.application.idempotency;

import io.couponservice.application.record.Bytes;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * A command as a caller sent it, perhaps with a key for its repeats.
 *
 * @param command not null
 * @param key null if the caller gave none: then each repeat is a request of its own
 * @param answer what repeats are to get after this result, not null; empty for a result that is not
 *     to be kept, so that a repeat is tried again. Called within the transaction, perhaps twice
 * @param <C> the command
 * @param <R> its result
 */
public record Keyed<C, R>(C command, RequestKey key, Function<R, Optional<Bytes>> answer) {

  /** Checks for null. */
  public Keyed {
    Objects.requireNonNull(command, "command");
    Objects.requireNonNull(answer, "answer");
  }

  /**
   * A command without a key.
   *
   * @param command not null
   * @param <C> the command
   * @param <R> its result
   * @return never null
   */
  public static <C, R> Keyed<C, R> of(C command) {
    return new Keyed<>(command, null, result -> Optional.empty());
  }
}
