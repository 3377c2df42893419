package io.couponservice.application.port;

import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Ids of commands that took effect, each with what it made, so that a repeat finds it. */
public interface CommandStore {

  /**
   * Claims ids for this transaction. Waits for other transactions that are about to claim the same.
   *
   * @param subjectById command id to the identity of what it is about to make, not null
   * @return those of the ids that nobody had claimed; now this transaction has
   */
  Set<String> claim(Map<String, String> subjectById);

  /**
   * What earlier commands made.
   *
   * @param commandIds not null
   * @return by command id, without those that are unknown
   */
  Map<String, String> subjects(Collection<String> commandIds);

  /**
   * Gives back ids that were claimed in this transaction and took no effect.
   *
   * @param commandIds not null
   */
  void release(Collection<String> commandIds);
}
