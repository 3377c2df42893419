package io.couponservice.domain.policy;

/** The ways in which a coupon reaches its user. */
public enum IssueType {
  /** The user entered a code (코드 입력). */
  CODE,
  /** An admin issued it (직접 발급). */
  DIRECT,
  /** An event issued it (이벤트 기반 자동 발급). */
  EVENT
}
