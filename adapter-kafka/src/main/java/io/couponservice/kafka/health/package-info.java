/** Whether Kafka can be reached: {@link io.couponservice.kafka.health.BrokerWatch}. */
package io.couponservice.kafka.health;
