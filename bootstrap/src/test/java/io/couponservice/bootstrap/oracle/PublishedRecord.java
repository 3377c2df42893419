package io.couponservice.bootstrap.oracle;

import java.util.Optional;

/** A published record, with the event in it unless it is none. Read once, for all checks. */
record PublishedRecord(TopicRecord origin, Optional<PublishedEvent> event) {}
