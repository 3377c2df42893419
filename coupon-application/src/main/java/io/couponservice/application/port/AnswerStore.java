package io.couponservice.application.port;

import io.couponservice.application.record.Bytes;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Answers to requests that have a key, for their repeats. */
public interface AnswerStore {

  /**
   * What is kept of a request.
   *
   * @param fingerprint of what was asked for, not null
   * @param answer not null
   */
  record KeptAnswer(Bytes fingerprint, Bytes answer) {
    /** Checks for null. */
    public KeptAnswer {
      Objects.requireNonNull(fingerprint, "fingerprint");
      Objects.requireNonNull(answer, "answer");
    }
  }

  /**
   * Claims keys for this transaction, which then keeps an answer for each, or releases it. Waits
   * for other transactions that are about to claim the same.
   *
   * @param fingerprintById of each key, not null
   * @return those that nobody had claimed; now this transaction has
   */
  Set<String> claim(Map<String, Bytes> fingerprintById);

  /**
   * What was kept by other transactions.
   *
   * @param ids of keys, not null
   * @return by id, without those that are unknown
   */
  Map<String, KeptAnswer> kept(Collection<String> ids);

  /**
   * Keeps answers.
   *
   * @param answerById of keys that this transaction has claimed, not null
   */
  void keep(Map<String, Bytes> answerById);

  /**
   * Gives back keys that this transaction has claimed.
   *
   * @param ids not null
   */
  void release(Collection<String> ids);
}
