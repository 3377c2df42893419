package io.couponservice.application.failed;

import java.time.Instant;

/**
 * Failed events of one topic with one reason.
 *
 * @param topic that they came from, not null
 * @param reason not null
 * @param count how many, 1 or more
 * @param amount the money that was moved in all, in won, 0 if none was as far as it is known
 * @param oldest when the first of them failed last, not null
 * @param newest when the last of them failed last, not null
 */
public record DeadLetterGroup(
    String topic, String reason, long count, long amount, Instant oldest, Instant newest) {}
