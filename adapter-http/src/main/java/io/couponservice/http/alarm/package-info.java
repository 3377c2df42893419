/** The alarms, as they are shown: {@link io.couponservice.http.alarm.AlarmRoutes}. */
package io.couponservice.http.alarm;
