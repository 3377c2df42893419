package io.couponservice.application.coupon;

/**
 * What one round of a sweep did.
 *
 * @param found how many were due that have not failed before; if fewer than the limit of the round,
 *     nothing else is due
 * @param changed how many of them were changed; the others were somebody else's by then, or failed
 */
public record Swept(int found, int changed) {

  /**
   * Whether the next round should follow at once.
   *
   * @param limit of this round
   * @return false if nothing else is due, or another instance has it in hand: who came upon the
   *     locks of others only would look again and again until they are done
   */
  public boolean goesOn(int limit) {
    return found == limit && changed > 0;
  }
}
