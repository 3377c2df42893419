package io.couponservice.http;

/** The HTTP interface can't start because something else listens on its port. */
public final class PortTakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int port;

  /**
   * Names the port.
   *
   * @param port the TCP port, 1 to 65535
   * @param cause not null
   */
  PortTakenException(int port, Throwable cause) {
    super("port " + port + " for HTTP is taken by another process or server", cause);
    this.port = port;
  }

  /**
   * The port that is taken.
   *
   * @return 1 to 65535
   */
  public int port() {
    return port;
  }
}
