package io.couponservice.application.port;

/**
 * The stores, within one transaction. Whoever locks, locks in this order, each sorted: {@link
 * #answers}, {@link #commands} and {@link #processedEvents}, {@link #policies}, {@link #quotas},
 * {@link #wrongCodes}, {@link #coupons}.
 */
public interface Stores {

  /** Answers to requests that have a key. */
  AnswerStore answers();

  /** Ids of commands that took effect. */
  CommandStore commands();

  /** Ids of consumed events that took effect. */
  ProcessedEventStore processedEvents();

  /** How many wrong codes users have entered lately. */
  WrongCodeStore wrongCodes();

  /** Policies. */
  PolicyStore policies();

  /** How many coupons of a policy each user ever got. */
  QuotaStore quotas();

  /** Which payments issued a coupon by themselves. */
  AutomaticIssueStore automaticIssues();

  /** Coupons. */
  CouponStore coupons();

  /** Reservations. */
  ReservationStore reservations();

  /** What happened to coupons. */
  HistoryStore history();

  /** Records to be published once the transaction is committed. */
  OutboxStore outbox();

  /** Consumed records that could not be processed. */
  FailedEventStore failedEvents();

  /** The same records, as operators see them. */
  DeadLetterStore deadLetters();

  /** Jobs that replay many dead letters. */
  ReplayJobStore replayJobs();

  /** Records that could not be put on their topics. */
  UndeliverableStore undeliverable();

  /** Who changed what. */
  AuditStore audit();

  /** Deletes what has been kept long enough. */
  RetentionStore retention();
}
