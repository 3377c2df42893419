package io.couponservice.application.outbox;

import io.couponservice.application.batching.BatchExecution;
import io.couponservice.application.idempotency.Keyed;
import io.couponservice.application.idempotency.KeyedRequests;
import io.couponservice.application.idempotency.Outcome;
import io.couponservice.application.page.Page;
import io.couponservice.application.port.Stores;
import io.couponservice.application.port.Transactions;
import java.util.List;
import java.util.function.Function;

/** Shows records that could not be put on their topics, and sends them again. */
public final class UndeliverableRecords {

  /** How many are sent at once. */
  public static final int MOST_AT_ONCE = 1_000;

  private final Transactions transactions;

  /**
   * With its port.
   *
   * @param transactions not null
   */
  public UndeliverableRecords(Transactions transactions) {
    this.transactions = transactions;
  }

  /**
   * Those that the broker refused for good, the newest first.
   *
   * @param before only those with a smaller id
   * @param limit the most of them, 1 or more
   * @return never null
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  public Page<UndeliverableRecord> refused(long before, int limit) {
    return transactions.reading(
        stores -> Page.of(stores.undeliverable().refused(before, limit + 1), limit));
  }

  /**
   * Those on their way to dead-letter topics, the oldest first. They are sent by themselves; one
   * that is old waits for a topic that is missing or forbidden.
   *
   * @param limit the most of them, 1 or more
   * @return never null
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  public List<UndeliverableRecord> waiting(int limit) {
    return transactions.reading(stores -> stores.undeliverable().waiting(limit));
  }

  /**
   * Which of those that were refused.
   *
   * @param id null for all of a topic
   * @param topic null for a single one
   */
  public record Selection(Long id, String topic) {

    /**
     * One of them.
     *
     * @param id its id
     * @return never null
     */
    public static Selection of(long id) {
      return new Selection(id, null);
    }

    /**
     * Those of a topic, the oldest first, as many as are sent at once.
     *
     * @param topic not null
     * @return never null
     */
    public static Selection of(String topic) {
      return new Selection(null, topic);
    }
  }

  /**
   * Puts records that were refused back into the outbox.
   *
   * @param request not null
   * @return how many there were, up to {@link #MOST_AT_ONCE}
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  public Outcome<Integer> send(Keyed<Selection, Integer> request) {
    Function<Stores, Outcome<Integer>> work =
        stores -> KeyedRequests.run(stores, request, selected -> send(stores, selected));
    return BatchExecution.alone(() -> transactions.inTransaction(work));
  }

  private static int send(Stores stores, Selection selected) {
    return selected.topic() == null
        ? stores.undeliverable().send(selected.id())
        : stores.undeliverable().sendOf(selected.topic(), MOST_AT_ONCE);
  }
}
