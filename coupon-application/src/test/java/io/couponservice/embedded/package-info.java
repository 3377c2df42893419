/**
 * What the embedded servers share: ports of the loopback interface and data directories.
 *
 * <p>Start reading at {@link io.couponservice.embedded.DataDirectory}. Used by the embedded
 * PostgreSQL and the embedded Kafka broker; knows neither.
 */
package io.couponservice.embedded;
