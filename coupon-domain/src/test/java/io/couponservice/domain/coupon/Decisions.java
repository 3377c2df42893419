package io.couponservice.domain.coupon;

import static org.assertj.core.api.Assertions.assertThat;

/** What tests ask of a decision. */
final class Decisions {

  private Decisions() {}

  /** The reason of a decision that must be a refusal. */
  static Refusal refusal(Decision decision) {
    return refused(decision).refusal();
  }

  /** The detail of a decision that must be a refusal. */
  static String detail(Decision decision) {
    return refused(decision).detail();
  }

  /** A decision that must be a change. */
  static Decision.Applied applied(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Applied.class);
    return (Decision.Applied) decision;
  }

  /** The one reservation that changed. */
  static Reservation reservationOf(Decision.Applied applied) {
    assertThat(applied.reservations()).hasSize(1);
    return applied.reservations().get(0);
  }

  private static Decision.Refused refused(Decision decision) {
    assertThat(decision).isInstanceOf(Decision.Refused.class);
    return (Decision.Refused) decision;
  }
}
