package io.couponservice.application.port;

import java.time.Duration;

/** Deletes what has been kept long enough, a bounded number of rows at a time. */
public interface RetentionStore {

  /**
   * Deletes closed reservations. One that its coupon still refers to stays, and so does one that an
   * outstanding dead letter is about.
   *
   * @param age how long ago the last change of it was stored at least, by the store's clock, not
   *     null. What an event says of its time does not count: it may be late, or wrong
   * @param limit the most rows to delete, 1 or more
   * @return how many were deleted
   */
  int purgeReservations(Duration age, int limit);

  /**
   * Deletes ids of consumed events.
   *
   * @param age how long ago they took effect at least, by the store's clock, not null
   * @param limit the most rows to delete, 1 or more
   * @return how many were deleted
   */
  int purgeProcessedEvents(Duration age, int limit);

  /**
   * Deletes ids of commands.
   *
   * @param age how long ago they took effect at least, by the store's clock, not null
   * @param limit the most rows to delete, 1 or more
   * @return how many were deleted
   */
  int purgeCommands(Duration age, int limit);

  /**
   * Deletes answers that were kept for repeats.
   *
   * @param age how old they are at least, by the store's clock, not null
   * @param limit the most rows to delete, 1 or more
   * @return how many were deleted
   */
  int purgeAnswers(Duration age, int limit);

  /**
   * Deletes counts of wrong codes.
   *
   * @param age how long ago the first of them was entered at least, by the store's clock, not null
   * @param limit the most rows to delete, 1 or more
   * @return how many were deleted
   */
  int purgeWrongCodes(Duration age, int limit);

  /**
   * Deletes failed events that were closed, with what happened to them and with what their topic of
   * dead letters refused of them.
   *
   * @param age how long ago they were closed, not null
   * @param limit the most of them, 1 or more
   * @return how many were deleted
   */
  int purgeFailedEvents(Duration age, int limit);

  /**
   * Deletes what jobs that have ended had to replay; the jobs themselves stay.
   *
   * @param limit the most rows, 1 or more
   * @return how many were deleted
   */
  int purgeReplayItems(int limit);

  /**
   * Deletes jobs that have ended, and of which {@link #purgeReplayItems} left nothing.
   *
   * @param age how long ago they ended, not null
   * @param limit the most of them, 1 or more
   * @return how many were deleted
   */
  int purgeReplayJobs(Duration age, int limit);

  /**
   * Deletes calls of admins.
   *
   * @param age how long ago they began, not null
   * @param limit the most of them, 1 or more
   * @return how many were deleted
   */
  int purgeAudit(Duration age, int limit);
}
