package io.couponservice.http.problem;

import io.couponservice.domain.coupon.Refusal;

/** Ends a request with a problem. It is an answer, not a failure: it has no stack trace. */
public final class ProblemException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /**
   * With a problem.
   *
   * @param problem not null
   */
  public ProblemException(Problem problem) {
    super(problem.code() + ": " + problem.detail(), null, false, false);
    this.problem = problem;
  }

  /**
   * With an error.
   *
   * @param code not null
   * @param detail for a person to read, not null
   */
  public ProblemException(ErrorCode code, String detail) {
    this(Problem.of(code, detail));
  }

  /**
   * With a refusal.
   *
   * @param refusal not null
   * @param detail for a person to read, not null
   */
  public ProblemException(Refusal refusal, String detail) {
    this(Problem.of(refusal, detail));
  }

  /**
   * The problem.
   *
   * @return never null
   */
  public Problem problem() {
    return problem;
  }
}
