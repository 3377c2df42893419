/**
 * From topics to batches of records: {@link io.couponservice.kafka.consumer.EventConsumers}. What a
 * batch does is not known here.
 */
package io.couponservice.kafka.consumer;
