package io.couponservice.bootstrap.oracle;

/** What may have caused a step: a consumed event leaves its id in the events published. */
enum Cause {
  CONSUMED_EVENT,
  NO_EVENT,
  ANY;

  boolean allows(PublishedEvent event) {
    return switch (this) {
      case CONSUMED_EVENT -> event.causationId().isPresent();
      case NO_EVENT -> event.causationId().isEmpty();
      case ANY -> true;
    };
  }
}
