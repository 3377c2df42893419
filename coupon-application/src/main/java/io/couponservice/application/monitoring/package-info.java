/**
 * What the stores tell of how much waits: {@link io.couponservice.application.monitoring.Backlog}.
 */
package io.couponservice.application.monitoring;
