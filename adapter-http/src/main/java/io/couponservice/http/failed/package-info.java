/**
 * Dead letters for operators: {@link io.couponservice.http.failed.DeadLetterRoutes} shows, replays
 * and discards them, {@link io.couponservice.http.failed.ReplayRoutes} replays many, {@link
 * io.couponservice.http.failed.UndeliverableRoutes} sends what its topic refused.
 */
package io.couponservice.http.failed;
