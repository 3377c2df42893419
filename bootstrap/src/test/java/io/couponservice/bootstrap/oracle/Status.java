package io.couponservice.bootstrap.oracle;

/** A coupon's status; {@link #NONE} is before it was issued. */
enum Status {
  NONE,
  ISSUED,
  RESERVED,
  USED,
  EXPIRED
}
