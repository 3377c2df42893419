package io.couponservice.embedded;

/** A server can't start because something else listens on its port. Nothing has been started. */
public final class PortTakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int port;
  private final String purpose;

  /**
   * Creates the exception.
   *
   * @param port the TCP port, 1 to 65535
   * @param purpose what the port was wanted for, for a person to read; not null
   */
  public PortTakenException(int port, String purpose) {
    super("Port " + port + " for " + purpose + " is taken by another process or server");
    this.port = port;
    this.purpose = purpose;
  }

  /** Returns the TCP port, 1 to 65535. */
  public int port() {
    return port;
  }

  /** Returns what the port was wanted for; not null. */
  public String purpose() {
    return purpose;
  }
}
