package io.couponservice.bootstrap.simulation;

import io.couponservice.application.port.Ids;

/** Ids that repeat with the history. */
final class SimIds implements Ids {

  private long last;

  @Override
  public String eventId() {
    return "evt_" + ++last;
  }

  @Override
  public String reservationId() {
    return "RESV-" + ++last;
  }

  @Override
  public String correlationId() {
    return "corr_" + ++last;
  }

  @Override
  public String commandId() {
    return "cmd_" + ++last;
  }

  @Override
  public String deadLetterId() {
    return "dlq_" + ++last;
  }

  @Override
  public String manualPaymentId() {
    return "MANUAL-" + ++last;
  }
}
