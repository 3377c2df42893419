/**
 * A real Kafka broker that a test or a local run starts inside its own JVM, without a container.
 *
 * <p>Start reading at {@link io.couponservice.kafka.embedded.KafkaBroker}. Not for production: one
 * node, no replication, no authentication.
 */
package io.couponservice.kafka.embedded;
