package io.couponservice.bootstrap.oracle;

/** A consumed event that, says the service, took effect. */
public record ProcessedEventRow(String topic, String eventId) {

  String subject() {
    return "event " + eventId + " of " + topic;
  }
}
