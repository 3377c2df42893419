/** Answers for repeats of requests: {@link JdbiAnswerStore}. */
package io.couponservice.persistence.idempotency;
