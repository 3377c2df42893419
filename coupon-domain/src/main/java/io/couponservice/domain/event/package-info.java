/**
 * The events of the contract: an {@link io.couponservice.domain.event.EventEnvelope} around the
 * data, one record a topic. How they become JSON is not decided here.
 */
package io.couponservice.domain.event;
