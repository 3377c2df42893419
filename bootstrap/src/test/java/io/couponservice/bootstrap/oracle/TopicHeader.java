package io.couponservice.bootstrap.oracle;

/** One header of a record. Names may repeat. */
public record TopicHeader(String name, Bytes value) {}
