package io.couponservice.application.alarm;

/**
 * Told of each change of an alarm, in the order of the changes, by one thread at a time. Must not
 * block or throw. An alarm that is OK from the start is no change.
 */
@FunctionalInterface
public interface AlarmListener {

  /**
   * An alarm began to fire, or is over.
   *
   * @param status as it is now, not null
   */
  void changed(AlarmStatus status);
}
