package io.couponservice.bootstrap.oracle;

/** A record that the broker refused for good. */
public record UndeliverableRow(long id, String topic, Bytes key, String reason) {}
