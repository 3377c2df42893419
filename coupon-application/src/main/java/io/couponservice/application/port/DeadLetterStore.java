package io.couponservice.application.port;

import io.couponservice.application.failed.DeadLetter;
import io.couponservice.application.failed.DeadLetterGroup;
import io.couponservice.application.failed.FailedEventChange;
import io.couponservice.application.failed.FailedEventFilter;
import io.couponservice.application.failed.Operation;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Failed events as operators see them. */
public interface DeadLetterStore {

  /**
   * One of them.
   *
   * @param deadLetterId not null
   * @return empty if there is none
   */
  Optional<DeadLetter> find(String deadLetterId);

  /**
   * Some of them, those that were stored last first.
   *
   * @param filter not null
   * @param before only those with a smaller number
   * @param limit the most of them, 1 or more
   * @return never null
   */
  List<DeadLetter> newest(FailedEventFilter filter, long before, int limit);

  /**
   * How many there are, by topic and reason.
   *
   * @param filter not null
   * @return the largest groups first
   */
  List<DeadLetterGroup> groups(FailedEventFilter filter);

  /**
   * What happened to one of them last, the oldest first.
   *
   * @param deadLetterId not null
   * @return empty if there is none
   */
  List<FailedEventChange> history(String deadLetterId);

  /**
   * The place of a failed event in a set.
   *
   * @param number of the dead letter
   * @param couponId that it is about, null if it is about none, or that is not known
   * @param bytes how large the value of its record is
   */
  record Place(long number, Long couponId, int bytes) {}

  /**
   * A set in the original order of the records: that of their timestamps, but of one coupon never
   * against that of the offsets within a partition.
   *
   * @param filter not null
   * @param limit the most of them, 1 or more
   * @return never null
   */
  List<Place> inOriginalOrder(FailedEventFilter filter, int limit);

  /**
   * Some of them.
   *
   * @param numbers not null
   * @return in no order
   */
  List<DeadLetter> load(Collection<Long> numbers);

  /**
   * Closes a dead letter for which nothing is to be done.
   *
   * @param deadLetterId not null
   * @param operation not null
   * @return whether it was dead
   */
  boolean discard(String deadLetterId, Operation operation);
}
