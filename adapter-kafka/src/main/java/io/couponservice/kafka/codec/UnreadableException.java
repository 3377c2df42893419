package io.couponservice.kafka.codec;

import io.couponservice.application.port.EventDecoder.Reason;

/** A record is not an event that this service can read. Never leaves this package. */
final class UnreadableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  private UnreadableException(Reason reason, String message) {
    super(message, null, false, false);
    this.reason = reason;
  }

  static UnreadableException at(String field, String cause) {
    return new UnreadableException(Reason.UNREADABLE, field + ": " + cause);
  }

  static UnreadableException unsupportedVersion(String version) {
    return new UnreadableException(
        Reason.UNSUPPORTED_VERSION, "metadata.version: this service does not know " + version);
  }

  Reason reason() {
    return reason;
  }
}
