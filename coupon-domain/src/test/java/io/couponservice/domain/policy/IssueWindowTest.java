package io.couponservice.domain.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class IssueWindowTest {

  private static final LocalDateTime START = LocalDateTime.of(2024, 1, 1, 0, 0);
  private static final LocalDateTime END = LocalDateTime.of(2024, 12, 31, 23, 59, 59);

  private final IssueWindow window = new IssueWindow(START, END);

  @Test
  void bothEndsBelongToTheWindow() {
    assertThat(window.contains(START)).isTrue();
    assertThat(window.contains(END)).isTrue();
    assertThat(window.contains(LocalDateTime.of(2024, 7, 1, 12, 0))).isTrue();
  }

  @Test
  void theSecondsBeforeAndAfterDoNot() {
    assertThat(window.contains(START.minusSeconds(1))).isFalse();
    assertThat(window.contains(END.plusSeconds(1))).isFalse();
  }

  @Test
  void aWindowOfOneSecondIsOne() {
    assertThat(new IssueWindow(START, START).contains(START)).isTrue();
  }

  @Test
  void aWindowThatEndsBeforeItStartsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new IssueWindow(START, START.minusSeconds(1)));
  }

  @Test
  void aWindowHasTwoEnds() {
    assertThatNullPointerException()
        .isThrownBy(() -> new IssueWindow(null, END))
        .withMessage("startsAt");
    assertThatNullPointerException()
        .isThrownBy(() -> new IssueWindow(START, null))
        .withMessage("endsAt");
  }
}
