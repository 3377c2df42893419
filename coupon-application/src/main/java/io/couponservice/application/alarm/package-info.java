/**
 * What somebody has to be told of: {@link io.couponservice.application.alarm.EvaluateAlarms} looks
 * at what was measured and tells an {@link io.couponservice.application.alarm.AlarmListener} of
 * each change. When one fires and when it is over is decided by {@link
 * io.couponservice.application.alarm.Alarm}, without a clock.
 */
package io.couponservice.application.alarm;
