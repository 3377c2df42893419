package io.couponservice.application.coupon;

import io.couponservice.application.batching.BatchExecution;
import io.couponservice.application.idempotency.Keyed;
import io.couponservice.application.idempotency.KeyedRequests;
import io.couponservice.application.idempotency.Outcome;
import io.couponservice.application.port.Stores;
import io.couponservice.application.port.Transactions;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Runs lists of requests, each list in a transaction of its own, so that a failure hits only its
 * culprit.
 *
 * @param <C> the commands
 * @param <T> what they make
 */
final class CommandExecution<C, T> {

  private final BatchExecution<Keyed<C, Answer<T>>, Outcome<Answer<T>>> execution;

  /** With what it does within a transaction: an answer for each command, in order. */
  CommandExecution(Transactions transactions, BiFunction<Stores, List<C>, List<Answer<T>>> work) {
    this.execution =
        new BatchExecution<>(
            requests ->
                transactions.inTransaction(
                    stores ->
                        KeyedRequests.run(
                            stores, requests, commands -> work.apply(stores, commands))),
            (request, cause) -> new Outcome.Ran<>(new Answer.Failed<>(cause)));
  }

  List<Outcome<Answer<T>>> run(List<Keyed<C, Answer<T>>> requests) {
    return execution.run(requests);
  }

  List<Answer<T>> runCommands(List<C> commands) {
    return run(commands.stream().map(Keyed::<C, Answer<T>>of).toList()).stream()
        .map(Outcome::result)
        .toList();
  }
}
