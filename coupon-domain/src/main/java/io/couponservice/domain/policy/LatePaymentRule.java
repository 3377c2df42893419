package io.couponservice.domain.policy;

/** What becomes of a payment that was completed after its reservation had expired. */
public enum LatePaymentRule {
  /** It uses the coupon, if nobody else holds it by then. */
  HONOUR,
  /** It is refused and becomes a dead letter. */
  REJECT
}
