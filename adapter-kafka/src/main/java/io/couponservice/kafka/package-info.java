/**
 * Kafka: events as JSON ({@link io.couponservice.kafka.codec}), consuming ({@link
 * io.couponservice.kafka.consumer}), publishing ({@link io.couponservice.kafka.producer}) and the
 * topics ({@link io.couponservice.kafka.topic}).
 */
package io.couponservice.kafka;
