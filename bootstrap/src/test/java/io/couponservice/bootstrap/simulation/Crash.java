package io.couponservice.bootstrap.simulation;

/** The process is gone: nobody in it can catch this. */
final class Crash extends Error {

  private static final long serialVersionUID = 1L;

  Crash() {
    super("crashed", null, false, false);
  }
}
