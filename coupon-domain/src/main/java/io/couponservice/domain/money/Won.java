package io.couponservice.domain.money;

/**
 * An amount of money in whole won (원). Never negative, at most {@link Long#MAX_VALUE}.
 *
 * @param amount whole won, 0 or more
 */
public record Won(long amount) implements Comparable<Won> {

  /** No money. */
  public static final Won ZERO = new Won(0);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the amount is negative
   */
  public Won {
    if (amount < 0) {
      throw new IllegalArgumentException("an amount of won is never negative, was " + amount);
    }
  }

  /**
   * This amount less another.
   *
   * @param other not null, at most this amount
   * @return the difference, never null
   * @throws IllegalArgumentException if the other amount is greater than this one
   */
  public Won minus(Won other) {
    return new Won(amount - other.amount);
  }

  /**
   * The given percentage of this amount, rounded down to a whole won. Cannot overflow.
   *
   * @param percent 0 to 100
   * @return the part, never null and never greater than this amount
   * @throws IllegalArgumentException if the percentage is out of range
   */
  public Won percent(long percent) {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException("a percentage is 0 to 100, was " + percent);
    }
    return new Won(amount / 100 * percent + amount % 100 * percent / 100);
  }

  /**
   * The smaller of two amounts.
   *
   * @param other not null
   * @return this or the other, never null
   */
  public Won min(Won other) {
    return compareTo(other) <= 0 ? this : other;
  }

  @Override
  public int compareTo(Won other) {
    return Long.compare(amount, other.amount);
  }

  @Override
  public String toString() {
    return amount + " won";
  }
}
