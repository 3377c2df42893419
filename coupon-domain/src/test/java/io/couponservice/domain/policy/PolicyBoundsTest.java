package io.couponservice.domain.policy;

import static io.couponservice.domain.policy.PolicyBuilder.policy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

/** The greatest values that a policy takes, and the first that it does not. */
class PolicyBoundsTest {

  private static final LocalDateTime START = LocalDateTime.of(2024, 1, 1, 0, 0);
  private static final LocalDateTime END = LocalDateTime.of(2024, 12, 31, 23, 59, 59);

  @Test
  void a_validity_is_at_most_a_hundred_years_of_days() {
    assertThat(new Validity(36_500, null).expiryOf(START))
        .isEqualTo(LocalDateTime.of(2123, 12, 8, 23, 59, 59));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Validity(36_501, null))
        .withMessageContaining("36500");
  }

  @Test
  void grace_is_at_most_as_long() {
    assertThat(policy().restore(RestoreRule.RESTORE_WITH_GRACE, 36_500).terms().graceAfter(START))
        .isEqualTo(LocalDateTime.of(2123, 12, 8, 23, 59, 59));
    assertThatIllegalArgumentException()
        .isThrownBy(policy().restore(RestoreRule.RESTORE_WITH_GRACE, 36_501)::terms)
        .withMessageContaining("restoreGraceDays");
  }

  @Test
  void terms_without_grace_have_none() {
    assertThatIllegalStateException()
        .isThrownBy(() -> policy().terms().graceAfter(START))
        .withMessageContaining("RESTORE");
  }

  @Test
  void a_reservation_lasts_a_year_at_most() {
    Duration year = Duration.ofDays(365);
    assertThat(policy().reservationTime(year).terms().reservationTime()).isEqualTo(year);
    assertThatIllegalArgumentException()
        .isThrownBy(policy().reservationTime(year.plusMinutes(1))::terms)
        .withMessageContaining("reservationMinutes");
  }

  @Test
  void a_policy_of_which_no_coupon_could_be_issued_is_refused() {
    assertThat(policy().validity(new Validity(null, START)).terms().lastIssueSecond())
        .isEqualTo(START);
    assertThatIllegalArgumentException()
        .isThrownBy(policy().validity(new Validity(null, START.minusSeconds(1)))::terms)
        .withMessageContaining("validUntil");
  }

  @Test
  void the_last_second_of_issue_is_the_end_of_the_window_or_of_validity() {
    assertThat(policy().terms().lastIssueSecond()).isEqualTo(END);
    assertThat(policy().validity(new Validity(null, END)).terms().lastIssueSecond()).isEqualTo(END);
    LocalDateTime before = END.minusSeconds(1);
    assertThat(policy().validity(new Validity(null, before)).terms().lastIssueSecond())
        .isEqualTo(before);
    assertThat(policy().validity(new Validity(null, END.plusDays(1))).terms().lastIssueSecond())
        .isEqualTo(END);
  }
}
