/** The topics of the contract: {@link io.couponservice.kafka.topic.ContractTopics}. */
package io.couponservice.kafka.topic;
