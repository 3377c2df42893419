package io.couponservice.http.exchange;

import io.couponservice.application.coupon.Answer;
import io.couponservice.application.idempotency.Keyed;
import io.couponservice.application.idempotency.Outcome;
import java.util.concurrent.CompletableFuture;

/**
 * Where requests wait together for the next transaction.
 *
 * @param <C> the commands
 * @param <T> what they make
 */
@FunctionalInterface
public interface Lane<C, T> {

  /**
   * Hands over a request. Must not block, so that many wait without a thread each.
   *
   * @param request not null
   * @return what became of it; fails if it was not run, or with what the work threw
   */
  CompletableFuture<Outcome<Answer<T>>> submit(Keyed<C, Answer<T>> request);
}
