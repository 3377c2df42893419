package io.couponservice.bootstrap.local;

import io.couponservice.bootstrap.benchmark.PaymentsBenchmark;

/** Placeholder. */
public final class LocalMain {
  private LocalMain() {}

  /** Runs. */
  public static void main(String[] args) throws Exception {
    new PaymentsBenchmark(System.out).run();
    System.exit(0);
  }
}
