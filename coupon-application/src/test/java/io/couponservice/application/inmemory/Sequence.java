package io.couponservice.application.inmemory;

/** Numbers that are never given twice; those of a transaction that is rolled back are lost. */
final class Sequence {

  private long next;

  Sequence(long first) {
    next = first;
  }

  long next() {
    return next++;
  }
}
