package io.couponservice.bootstrap.oracle;

/** What a step has to do with the reservation that holds the coupon. */
enum Binding {
  /** No reservation takes part. */
  NONE,
  /** A new reservation takes the coupon. */
  TAKES,
  /** The holder's order is paid; it stays the holder. */
  KEEPS,
  /** The holder, and no other, lets go. */
  RELEASES,
  /** An earlier reservation, closed since, takes the coupon back. */
  RETAKES,
  /** An earlier reservation takes the coupon back and lets go again. */
  PASSES,
  /** A use without a reservation before it, which becomes its own holder. */
  MAKES_ITS_OWN
}
