/**
 * What the service tells of itself in numbers: {@link io.couponservice.bootstrap.metrics.Metrics}.
 */
package io.couponservice.bootstrap.metrics;
