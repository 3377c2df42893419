package io.couponservice.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenListTest {

  @Test
  void white_space_around_entries_is_no_part_of_them() {
    String tokens = " shop:service:12345678 ,\n\tops:admin:87654321\n";
    assertThat(TokenList.mistakes(tokens)).isEmpty();
    assertThat(TokenList.parse(tokens))
        .containsExactly(
            new TokenList.Entry("shop", "service", "12345678"),
            new TokenList.Entry("ops", "admin", "87654321"));
  }

  @Test
  void white_space_within_a_token_is_a_mistake_that_does_not_quote_it() {
    assertThat(TokenList.mistakes("shop:service:1234 5678"))
        .containsExactly("coupon.api.tokens: entry 1 has a token with white space");
  }
}
