/**
 * What one sees of the embedded run: {@link io.couponservice.bootstrap.demo.Story} plays the story
 * of the specification, {@link io.couponservice.bootstrap.demo.Traffic} keeps orders going. Both
 * act as the systems around the service: over HTTP and Kafka, and by nothing else.
 */
package io.couponservice.bootstrap.demo;
