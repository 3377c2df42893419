package io.couponservice.bootstrap.endtoend;

/**
 * A server that goes away and comes back.
 *
 * @param begin returns when it is away
 * @param end returns when it is back, as a client of its own would see it
 */
record Outage(Step begin, Step end) {

  /** Something done to a server. */
  @FunctionalInterface
  interface Step {

    void run() throws Exception;
  }
}
