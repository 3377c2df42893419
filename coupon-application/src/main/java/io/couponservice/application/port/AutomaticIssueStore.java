package io.couponservice.application.port;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Which payments issued a coupon by themselves (이벤트 기반 자동 발급): once a policy and payment, whatever
 * the event is called. Under the lock of the policy for issue.
 */
public interface AutomaticIssueStore {

  /**
   * A payment, as a policy sees it.
   *
   * @param policyId the policy
   * @param paymentId the payment, not null
   */
  record IssueKey(long policyId, String paymentId) {
    /** Checks for null. */
    public IssueKey {
      Objects.requireNonNull(paymentId, "paymentId");
    }
  }

  /**
   * Which payments have issued a coupon.
   *
   * @param keys not null
   * @return those of them that have
   */
  Set<IssueKey> issued(Collection<IssueKey> keys);

  /**
   * Stores what payments issued in this transaction.
   *
   * @param couponIds by payment, not null
   */
  void insert(Map<IssueKey, Long> couponIds);
}
