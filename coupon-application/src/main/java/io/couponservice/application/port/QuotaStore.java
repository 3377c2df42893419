package io.couponservice.application.port;

import java.util.Collection;
import java.util.Map;

/** How many coupons of a policy each user ever got. Under the lock of the policy for issue. */
public interface QuotaStore {

  /**
   * A user's share in a policy.
   *
   * @param policyId the policy
   * @param userId the user
   */
  record QuotaKey(long policyId, long userId) {}

  /**
   * What users got so far.
   *
   * @param keys not null
   * @return by key, without those that got none
   */
  Map<QuotaKey, Integer> issued(Collection<QuotaKey> keys);

  /**
   * What users got in this transaction.
   *
   * @param key whose
   * @param issued how many more, 1 or more
   * @param limit how many one user may ever get
   */
  record QuotaUse(QuotaKey key, int issued, int limit) {}

  /**
   * Adds what users got in this transaction.
   *
   * @param uses not null, without repetition of a key
   * @throws IllegalStateException if a limit would be exceeded: then a decision was wrong
   */
  void add(Collection<QuotaUse> uses);
}
