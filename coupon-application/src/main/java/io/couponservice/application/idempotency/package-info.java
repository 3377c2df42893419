/**
 * Requests that callers repeat under the same key: the first takes effect, every repeat gets the
 * first answer. Entry types: {@link io.couponservice.application.idempotency.Keyed}, and {@link
 * io.couponservice.application.idempotency.KeyedRequests}, which runs them within a transaction.
 */
package io.couponservice.application.idempotency;
