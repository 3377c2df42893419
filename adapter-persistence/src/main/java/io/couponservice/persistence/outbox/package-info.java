/**
 * The outbox in PostgreSQL: {@link io.couponservice.persistence.outbox.JdbiOutboxStore} appends in
 * the transaction of a change, {@link io.couponservice.persistence.outbox.JdbiOutboxQueue} and
 * {@link io.couponservice.persistence.outbox.JdbiOutboxLeases} serve the relay.
 */
package io.couponservice.persistence.outbox;
