package io.couponservice.domain.policy;

import static io.couponservice.domain.policy.PolicyBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.IssueTrigger.TriggerType;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PolicyTermsTest {

  private static final IssueTrigger TRIGGER =
      new IssueTrigger(TriggerType.PAYMENT_COMPLETED, new Won(50_000));

  static Stream<Arguments> fit() {
    return Stream.of(
        arguments("the sample's", policy()),
        arguments("no code", policy().issueTypes(Set.of(IssueType.DIRECT)).code(null)),
        arguments(
            "an event", policy().issueTypes(Set.of(IssueType.EVENT)).code(null).trigger(TRIGGER)),
        arguments("all", policy().issueTypes(EnumSet.allOf(IssueType.class)).trigger(TRIGGER)),
        arguments("a day of grace", policy().restore(RestoreRule.RESTORE_WITH_GRACE, 1)),
        arguments("no restoring", policy().restore(RestoreRule.NEVER, null)),
        arguments("a minute", policy().reservationTime(Duration.ofMinutes(1))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("fit")
  void termsThatFitEachOtherAreAccepted(String name, PolicyBuilder builder) {
    assertThat(builder.terms().couponName()).as(name).isEqualTo("신규 가입 쿠폰");
  }

  static Stream<Arguments> doNotFit() {
    return Stream.of(
        arguments("couponName", policy().name("")),
        arguments("couponName", policy().name(" \t")),
        arguments("issueTypes", policy().issueTypes(Set.of()).code(null)),
        arguments("couponCode", policy().code(null)),
        arguments("couponCode", policy().code(" ")),
        arguments("couponCode", policy().issueTypes(Set.of(IssueType.DIRECT))),
        arguments("trigger", policy().trigger(TRIGGER)),
        arguments("trigger", policy().issueTypes(Set.of(IssueType.EVENT)).code(null)),
        arguments("restoreGraceDays", policy().restore(RestoreRule.RESTORE, 1)),
        arguments("restoreGraceDays", policy().restore(RestoreRule.NEVER, 1)),
        arguments("restoreGraceDays", policy().restore(RestoreRule.RESTORE_WITH_GRACE, null)),
        arguments("restoreGraceDays", policy().restore(RestoreRule.RESTORE_WITH_GRACE, 0)),
        arguments("restoreGraceDays", policy().restore(RestoreRule.RESTORE_WITH_GRACE, -1)),
        arguments("reservationMinutes", policy().reservationTime(Duration.ZERO)),
        arguments("reservationMinutes", policy().reservationTime(Duration.ofMinutes(-1))),
        arguments("reservationMinutes", policy().reservationTime(Duration.ofSeconds(59))),
        arguments("reservationMinutes", policy().reservationTime(Duration.ofSeconds(61))));
  }

  @ParameterizedTest(name = "{0}, case {index}")
  @MethodSource("doNotFit")
  void termsThatDoNotFitAreRefusedByTheNameOfTheField(String field, PolicyBuilder builder) {
    assertThatThrownBy(builder::terms)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(field);
  }

  static Stream<Arguments> missing() {
    return Stream.of(
        arguments("couponName", policy().name(null)),
        arguments("issueTypes", policy().issueTypes(null).code(null)),
        arguments("discount", policy().discount(null)),
        arguments("minOrderAmount", policy().minOrderAmount(null)),
        arguments("quantity", policy().quantity(null)),
        arguments("issueWindow", policy().issueWindow(null)),
        arguments("validity", policy().validity(null)),
        arguments("reservationTime", policy().reservationTime(null)),
        arguments("restoreRule", policy().restore(null, null)),
        arguments("latePaymentRule", policy().latePayment(null)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("missing")
  void whatIsNeverNullIsRefusedAsNull(String field, PolicyBuilder builder) {
    assertThatThrownBy(builder::terms)
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining(field);
  }

  @Test
  void laterChangesOfTheSetOfIssueTypesDoNotReachTheTerms() {
    Set<IssueType> types = EnumSet.of(IssueType.CODE);
    PolicyTerms terms = policy().issueTypes(types).terms();
    types.clear();
    assertThat(terms.issueTypes()).containsExactly(IssueType.CODE);
  }
}
