/** When failed records are tried again: {@link ExponentialRetrySchedule}. */
package io.couponservice.kafka.retry;
