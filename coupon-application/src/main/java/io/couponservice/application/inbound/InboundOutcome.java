package io.couponservice.application.inbound;

/** What became of a consumed record. The names, in lower case, are values of a metric's label. */
public enum InboundOutcome {
  /** It changed something. */
  APPLIED,
  /** It had changed something before. */
  DUPLICATE,
  /** There was nothing to do. */
  IGNORED,
  /** A rule refused it: a dead letter. */
  REFUSED,
  /** It can't be read: a dead letter. */
  UNREADABLE,
  /** It failed for a cause that nobody foresaw: it is tried again, then a dead letter. */
  FAILED,
  /** It failed before, and this attempt came to terms with it. */
  RECOVERED,
  /** It was put off before its first attempt, and is tried at once beside the others. */
  DEFERRED
}
