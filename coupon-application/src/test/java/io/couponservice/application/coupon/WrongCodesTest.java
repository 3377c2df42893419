package io.couponservice.application.coupon;

import static io.couponservice.application.fixture.SampleTerms.terms;
import static io.couponservice.application.inmemory.InMemoryService.CAUSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.coupon.IssueCoupons.IssueCoupon;
import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.domain.policy.CouponCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WrongCodesTest {

  private static final int LIMIT = WrongCodeLimit.DEFAULT.codes();
  private static final Duration WINDOW = WrongCodeLimit.DEFAULT.window();

  private final InMemoryService service = new InMemoryService();

  @BeforeEach
  void policy() {
    service.policy(terms().code("RIGHT").perUser(100));
  }

  @Test
  void after_too_many_wrong_codes_not_even_the_right_one_is_looked_at() {
    for (int i = 0; i < LIMIT; i++) {
      assertThat(enter(7, "WRONG-" + i)).isInstanceOf(Answer.Refused.class);
    }

    assertThat(enter(7, "WRONG")).isEqualTo(new Answer.Throttled<>(WINDOW));
    assertThat(enter(7, "RIGHT")).isEqualTo(new Answer.Throttled<>(WINDOW));
    assertThat(service.published()).isEmpty();
    assertThat(service.database.state().commands()).isEmpty();
    assertThat(enter(8, "RIGHT")).isInstanceOf(Answer.Done.class);
  }

  @Test
  void those_of_one_list_count_in_their_order() {
    List<IssueCoupon> commands =
        new ArrayList<>(
            IntStream.range(0, LIMIT + 1).mapToObj(i -> command(7, "WRONG-" + i)).toList());
    commands.add(0, command(7, "RIGHT"));
    commands.add(command(7, "RIGHT"));

    List<Answer<IssuedCoupon>> answers = service.issue.issue(commands);

    assertThat(answers.get(0)).isInstanceOf(Answer.Done.class);
    assertThat(answers.subList(1, LIMIT + 1)).allMatch(each -> each instanceof Answer.Refused);
    assertThat(answers.subList(LIMIT + 1, LIMIT + 3)).containsOnly(new Answer.Throttled<>(WINDOW));
  }

  @Test
  void the_wait_ends_with_the_window() {
    for (int i = 0; i < LIMIT; i++) {
      enter(7, "WRONG");
    }
    service.clock.pass(WINDOW.minusSeconds(90));
    assertThat(enter(7, "RIGHT")).isEqualTo(new Answer.Throttled<>(Duration.ofSeconds(90)));

    service.clock.pass(Duration.ofSeconds(90));
    assertThat(enter(7, "RIGHT")).isInstanceOf(Answer.Done.class);
  }

  @Test
  void right_codes_and_issues_by_hand_do_not_count() {
    long policyId = service.policy(terms().perUser(100)).policyId();
    for (int i = 0; i < LIMIT; i++) {
      enter(7, "RIGHT");
      enter(7, i == 0 ? "RIGHT" : "WRONG");
    }
    assertThat(enter(7, "RIGHT")).isInstanceOf(Answer.Done.class);
    enter(7, "WRONG");
    assertThat(enter(7, "RIGHT")).isInstanceOf(Answer.Throttled.class);
    IssueCoupon byHand = IssueCoupon.direct(service.ids.commandId(), 7, policyId, CAUSE);
    assertThat(service.issue.issue(List.of(byHand)).get(0)).isInstanceOf(Answer.Done.class);
  }

  @Test
  void a_limit_has_its_ranges() {
    assertThatThrownBy(() -> new WrongCodeLimit(0, WINDOW)).hasMessageContaining("codes");
    assertThatThrownBy(() -> new WrongCodeLimit(1, Duration.ZERO)).hasMessageContaining("window");
    assertThatThrownBy(() -> new WrongCodeLimit(1, Duration.ofDays(1).plusSeconds(1)))
        .hasMessageContaining("window");
  }

  private Answer<IssuedCoupon> enter(long userId, String code) {
    return service.issue.issue(List.of(command(userId, code))).get(0);
  }

  private IssueCoupon command(long userId, String code) {
    return IssueCoupon.byCode(service.ids.commandId(), userId, new CouponCode(code), CAUSE);
  }
}
