package io.couponservice.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of the IPv4 loopback address, 127.0.0.1. Safe for use by several threads. */
public final class LoopbackPort {

  /** The highest TCP port. */
  public static final int MAX = 65_535;

  // Below the range from which the system picks the local end of outgoing connections. A port of
  // that range can be lost to a client while its server is stopped, and a client that keeps
  // connecting to such a port can even end up connected to itself.
  private static final int LOWEST = 20_000;
  private static final int LIMIT = 32_000;
  private static final byte[] IPV4_LOOPBACK = {127, 0, 0, 1};
  private static final int ATTEMPTS = 1_000;

  private static final Set<Integer> HANDED_OUT = ConcurrentHashMap.newKeySet();

  private LoopbackPort() {}

  /**
   * Returns a port, 20000 to 31999, on which nothing listens and which this method hasn't returned
   * before in this JVM. Another process may still take it before the caller does.
   *
   * @throws IllegalStateException if no free port was found
   */
  public static int anyFree() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, LIMIT);
      if (isFree(port) && HANDED_OUT.add(port)) {
        return port;
      }
    }
    throw new IllegalStateException("No free port between " + LOWEST + " and " + LIMIT);
  }

  /**
   * Returns normally if nothing listens on the port.
   *
   * @param port 1 to 65535
   * @param purpose what the port is wanted for, for a person to read; not null
   * @throws PortTakenException if something listens on it
   */
  public static void requireFree(int port, String purpose) {
    if (!isFree(port)) {
      throw new PortTakenException(port, purpose);
    }
  }

  /**
   * Returns the port given, if it is one or 0, which stands for any free one.
   *
   * @throws IllegalArgumentException if it is not within 0 to 65535
   */
  public static int requireValidOrZero(int port) {
    if (port < 0 || port > MAX) {
      throw new IllegalArgumentException("port must be 0 to " + MAX + ": " + port);
    }
    return port;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      // Connections that linger after a server was stopped don't keep it from starting again.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getByAddress(IPV4_LOOPBACK), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
