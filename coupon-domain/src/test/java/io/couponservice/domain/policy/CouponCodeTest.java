package io.couponservice.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CouponCodeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WELCOME2024",
        "welcome2024",
        " Welcome2024",
        "wELCOME2024\t\n",
        "\u3000WELCOME2024"
      })
  void spellingsOfOneCodeAreEqualInTheirNormalForm(String spelling) {
    assertThat(new CouponCode(spelling).normalized()).isEqualTo("WELCOME2024");
  }

  @Test
  void theCodeKeepsItsSpellingWithoutSurroundingSpace() {
    assertThat(new CouponCode("  Welcome 2024 ").value()).isEqualTo("Welcome 2024");
  }

  @Test
  void otherCodesStayOthers() {
    assertThat(new CouponCode("WELCOME2025").normalized()).isNotEqualTo("WELCOME2024");
    assertThat(new CouponCode("WEL COME").normalized()).isNotEqualTo("WELCOME");
  }

  @Test
  void theNormalFormDoesNotDependOnTheLanguageOfTheMachine() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(new CouponCode("gift").normalized()).isEqualTo("GIFT");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aCodeIsNotNull() {
    assertThatNullPointerException().isThrownBy(() -> new CouponCode(null));
  }
}
