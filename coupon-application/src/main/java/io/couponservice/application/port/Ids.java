package io.couponservice.application.port;

/** New identities: unique across instances, opaque to others, sortable by time. */
public interface Ids {

  /** Starts with {@code evt_}. */
  String eventId();

  /** Starts with {@code RESV-}. */
  String reservationId();

  /** Starts with {@code corr_}. */
  String correlationId();

  /** Starts with {@code cmd_}. */
  String commandId();

  /** Starts with {@code dlq_}. */
  String deadLetterId();

  /** Of a use by hand that no payment belongs to. Starts with {@code MANUAL-}. */
  String manualPaymentId();
}
