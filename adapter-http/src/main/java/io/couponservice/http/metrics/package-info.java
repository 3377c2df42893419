/** Figures of the service, and those of its requests: {@link MetricsRoute}, {@link HttpMonitor}. */
package io.couponservice.http.metrics;
