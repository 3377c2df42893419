package io.couponservice.application.failed;

import io.couponservice.application.page.Page;
import io.couponservice.application.port.EventDecoder;
import io.couponservice.application.port.EventDecoder.Decoded;
import io.couponservice.application.port.Transactions;
import java.util.List;
import java.util.Optional;

/** Shows failed events. */
public final class ReadDeadLetters {

  private final Transactions transactions;
  private final EventDecoder decoder;

  /**
   * With its ports.
   *
   * @param transactions not null
   * @param decoder reads records as they are consumed, not null
   */
  public ReadDeadLetters(Transactions transactions, EventDecoder decoder) {
    this.transactions = transactions;
    this.decoder = decoder;
  }

  /**
   * One with all that is known of it.
   *
   * @param letter not null
   * @param content what its record says by now, as it would be read; not null
   * @param history what happened to it, the oldest first, not null
   */
  public record Shown(DeadLetter letter, Decoded content, List<FailedEventChange> history) {}

  /**
   * One of them.
   *
   * @param deadLetterId not null
   * @return empty if there is none
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  public Optional<Shown> find(String deadLetterId) {
    return transactions.reading(
        stores ->
            stores
                .deadLetters()
                .find(deadLetterId)
                .map(
                    letter ->
                        new Shown(
                            letter, decoded(letter), stores.deadLetters().history(deadLetterId))));
  }

  /** What made it fail may be the decoder. */
  private Decoded decoded(DeadLetter letter) {
    try {
      return decoder.decode(letter.event().record());
    } catch (RuntimeException | AssertionError | LinkageError | StackOverflowError e) {
      return new Decoded.Unreadable(EventDecoder.Reason.UNREADABLE, e.toString());
    }
  }

  /**
   * Some of them, those that were stored last first.
   *
   * @param filter not null
   * @param before only those with a smaller number
   * @param limit the most of them, 1 or more
   * @return never null
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  public Page<DeadLetter> newest(FailedEventFilter filter, long before, int limit) {
    return transactions.reading(
        stores -> Page.of(stores.deadLetters().newest(filter, before, limit + 1), limit));
  }

  /**
   * How many there are, by topic and reason.
   *
   * @param filter not null
   * @return the largest groups first
   * @throws io.couponservice.application.port.OutageException if the database is away
   */
  public List<DeadLetterGroup> groups(FailedEventFilter filter) {
    return transactions.reading(stores -> stores.deadLetters().groups(filter));
  }
}
