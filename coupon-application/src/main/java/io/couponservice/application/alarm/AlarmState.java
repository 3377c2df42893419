package io.couponservice.application.alarm;

/** Whether somebody has to act. The names are told to others. */
public enum AlarmState {
  /** Nobody has. */
  OK,
  /** Somebody has. */
  FIRING
}
