package io.couponservice.http.exchange;

import io.couponservice.application.coupon.Answer;
import io.couponservice.http.problem.Problem;
import io.couponservice.http.problem.ProblemException;
import java.util.function.Function;

/** From what a command gets back to what its request is answered. */
public final class Answers {

  private Answers() {}

  /**
   * The answer of a command.
   *
   * @param made makes the answer if it took effect, not null
   * @param <T> what the command makes
   * @return throws {@link ProblemException} for what was refused, and what a command failed with
   */
  public static <T> Function<Answer<T>, Reply> reply(Function<T, Reply> made) {
    return answer -> made.apply(value(answer));
  }

  private static <T> T value(Answer<T> answer) {
    if (answer instanceof Answer.Done<T> done) {
      return done.value();
    }
    if (answer instanceof Answer.Refused<T> refused) {
      throw new ProblemException(refused.refusal(), refused.detail());
    }
    if (answer instanceof Answer.Throttled<T> throttled) {
      throw new ProblemException(Problem.throttled(throttled.retryAfter()));
    }
    throw ((Answer.Failed<T>) answer).cause();
  }
}
