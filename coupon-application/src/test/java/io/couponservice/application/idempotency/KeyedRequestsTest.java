package io.couponservice.application.idempotency;

import static io.couponservice.application.fixture.SampleTerms.terms;
import static io.couponservice.application.inmemory.InMemoryService.CAUSE;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.coupon.Answer;
import io.couponservice.application.coupon.IssueCoupons.IssueCoupon;
import io.couponservice.application.coupon.IssuedCoupon;
import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.application.record.Bytes;
import io.couponservice.domain.policy.CouponCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyedRequestsTest {

  private final InMemoryService service = new InMemoryService();

  @BeforeEach
  void policies() {
    service.policy(terms().code("RIGHT").perUser(100));
    service.policy(terms().code("ONCE"));
  }

  @Test
  void a_repeat_gets_the_first_answer_and_has_no_effect() {
    Outcome<Answer<IssuedCoupon>> first = one(keyed("key", "body", "RIGHT"));
    Outcome<Answer<IssuedCoupon>> repeat = one(keyed("key", "body", "RIGHT"));

    assertThat(first).isInstanceOf(Outcome.Ran.class);
    assertThat(repeat).isEqualTo(new Outcome.Repeated<>(text(first)));
    assertThat(service.published()).hasSize(1);
  }

  @Test
  void a_repeat_within_a_list_does_too() {
    List<Outcome<Answer<IssuedCoupon>>> outcomes =
        service.issue.issueKeyed(
            List.of(
                keyed("key", "body", "RIGHT"),
                keyed("other", "body", "RIGHT"),
                keyed("key", "body", "RIGHT"),
                keyed("key", "another body", "RIGHT")));

    assertThat(outcomes.get(2)).isEqualTo(new Outcome.Repeated<>(text(outcomes.get(0))));
    assertThat(outcomes.get(3)).isEqualTo(new Outcome.KeyReused<>());
    assertThat(service.published()).hasSize(2);
  }

  @Test
  void a_refusal_is_an_answer_too() {
    one(keyed("first", "body", "ONCE"));
    Outcome<Answer<IssuedCoupon>> refused = one(keyed("key", "body", "ONCE"));
    Outcome<Answer<IssuedCoupon>> repeat = one(keyed("key", "body", "ONCE"));

    assertThat(refused.result()).isInstanceOf(Answer.Refused.class);
    assertThat(repeat).isEqualTo(new Outcome.Repeated<>(text(refused)));
  }

  @Test
  void a_key_belongs_to_what_was_asked_for_first() {
    one(keyed("key", "body", "RIGHT"));

    assertThat(one(keyed("key", "another body", "RIGHT"))).isEqualTo(new Outcome.KeyReused<>());
    assertThat(service.published()).hasSize(1);
  }

  @Test
  void an_answer_that_is_not_kept_leaves_the_key_free() {
    Keyed<IssueCoupon, Answer<IssuedCoupon>> request =
        new Keyed<>(
            command("RIGHT"), new RequestKey("key", Bytes.utf8("body")), any -> Optional.empty());

    List<Outcome<Answer<IssuedCoupon>>> both = service.issue.issueKeyed(List.of(request, request));
    assertThat(both.get(1)).isEqualTo(both.get(0));
    assertThat(one(keyed("key", "another body", "RIGHT"))).isInstanceOf(Outcome.Ran.class);
  }

  @Test
  void requests_without_keys_are_requests_of_their_own_though_equal() {
    IssueCoupon command = command("RIGHT");
    IssueCoupon another = command("RIGHT");

    List<Outcome<Answer<IssuedCoupon>>> outcomes =
        service.issue.issueKeyed(
            List.of(Keyed.of(command), keyed("k", "b", "RIGHT"), Keyed.of(another)));

    assertThat(outcomes).allMatch(outcome -> outcome instanceof Outcome.Ran);
    assertThat(service.published()).hasSize(3);
  }

  @Test
  void a_key_is_free_again_once_its_answer_was_purged() {
    one(keyed("key", "body", "RIGHT"));
    service.clock.pass(Duration.ofDays(1).plusSeconds(1));
    service
        .database
        .transactions()
        .inTransaction(stores -> stores.retention().purgeAnswers(Duration.ofDays(1), 10));

    assertThat(one(keyed("key", "another body", "RIGHT"))).isInstanceOf(Outcome.Ran.class);
  }

  private Outcome<Answer<IssuedCoupon>> one(Keyed<IssueCoupon, Answer<IssuedCoupon>> request) {
    return service.issue.issueKeyed(List.of(request)).get(0);
  }

  private Keyed<IssueCoupon, Answer<IssuedCoupon>> keyed(String key, String body, String code) {
    return new Keyed<>(
        command(code),
        new RequestKey(key, Bytes.utf8(body)),
        answer -> Optional.of(Bytes.utf8(answer.toString())));
  }

  private IssueCoupon command(String code) {
    return IssueCoupon.byCode(service.ids.commandId(), 7, new CouponCode(code), CAUSE);
  }

  private static Bytes text(Outcome<Answer<IssuedCoupon>> outcome) {
    return Bytes.utf8(outcome.result().toString());
  }
}
