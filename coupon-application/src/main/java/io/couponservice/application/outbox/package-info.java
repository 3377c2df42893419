/**
 * The way from the database to the broker: {@link io.couponservice.application.outbox.RelayOutbox}.
 */
package io.couponservice.application.outbox;
