package io.couponservice.bootstrap.oracle;

/** One thing that must hold. Reports every breach, not only the first. */
interface Check {

  /** How violations name it. */
  String name();

  void run(History history, Findings findings);
}
