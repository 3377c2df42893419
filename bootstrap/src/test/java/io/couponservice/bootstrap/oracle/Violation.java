package io.couponservice.bootstrap.oracle;

/**
 * One thing that must not be.
 *
 * @param check the check that found it
 * @param subject the coupon, reservation, event, policy or record concerned
 * @param problem what is wrong with it
 */
public record Violation(String check, String subject, String problem) {

  @Override
  public String toString() {
    return check + ": " + subject + ": " + problem;
  }
}
