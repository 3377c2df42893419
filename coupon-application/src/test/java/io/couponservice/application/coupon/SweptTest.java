package io.couponservice.application.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SweptTest {

  @Test
  void aFullRoundThatChangedSomethingIsFollowedByAnother() {
    assertThat(new Swept(500, 500).goesOn(500)).isTrue();
    assertThat(new Swept(500, 1).goesOn(500)).isTrue();
  }

  @Test
  void whenNothingElseIsDueTheNextRoundWaits() {
    assertThat(new Swept(499, 499).goesOn(500)).isFalse();
    assertThat(new Swept(0, 0).goesOn(500)).isFalse();
  }

  @Test
  void whenOthersHaveItInHandTheNextRoundWaits() {
    assertThat(new Swept(500, 0).goesOn(500)).isFalse();
  }
}
