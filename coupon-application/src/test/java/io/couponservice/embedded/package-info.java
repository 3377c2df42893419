/**
 * What the embedded servers share: choosing and checking ports of the loopback interface, and
 * removing temporary directories.
 *
 * <p>Start reading at {@link io.couponservice.embedded.LoopbackPort}. Used by the embedded
 * PostgreSQL and the embedded Kafka broker; knows neither.
 */
package io.couponservice.embedded;
