/** From records to topics: {@link io.couponservice.kafka.producer.KafkaRecordPublisher}. */
package io.couponservice.kafka.producer;
