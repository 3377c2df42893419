package io.couponservice.http.problem;

import io.couponservice.domain.coupon.Refusal;
import io.couponservice.http.json.Mistake;
import java.time.Duration;
import java.util.List;

/**
 * What went wrong with one request.
 *
 * @param status the HTTP status, 400 to 599
 * @param code stable, not null
 * @param detail for a person to read, not null, without internals
 * @param mistakes what is wrong with the request, field by field; not null, often empty
 * @param retryAfterSeconds when it may be tried again, 0 if that would change nothing
 */
public record Problem(
    int status, String code, String detail, List<Mistake> mistakes, long retryAfterSeconds) {

  private static final int UNAVAILABLE = 503;

  /** Copies the list. */
  public Problem {
    mistakes = List.copyOf(mistakes);
  }

  /**
   * An error.
   *
   * @param code not null
   * @param detail for a person to read, not null
   * @return never null
   */
  public static Problem of(ErrorCode code, String detail) {
    return new Problem(
        code.status(), code.name(), detail, List.of(), code.status() == UNAVAILABLE ? 1 : 0);
  }

  /**
   * A user has entered too many wrong codes.
   *
   * @param retryAfter how long no code of theirs is looked at, more than 0
   * @return never null
   */
  public static Problem throttled(Duration retryAfter) {
    ErrorCode code = ErrorCode.TOO_MANY_WRONG_CODES;
    return new Problem(
        code.status(),
        code.name(),
        "the user has entered too many wrong codes",
        List.of(),
        retryAfter.plusSeconds(1).minusNanos(1).toSeconds());
  }

  /**
   * A refusal. A coupon of somebody else is answered exactly as an unknown one, so that ids do not
   * reveal what belongs to whom.
   *
   * @param refusal not null
   * @param detail what the domain says about it, not null
   * @return never null
   */
  public static Problem of(Refusal refusal, String detail) {
    if (refusal == Refusal.NOT_COUPON_OWNER || refusal == Refusal.UNKNOWN_COUPON) {
      return new Problem(
          RefusalStatus.of(refusal),
          Refusal.UNKNOWN_COUPON.name(),
          "there is no such coupon",
          List.of(),
          0);
    }
    return new Problem(RefusalStatus.of(refusal), refusal.name(), detail, List.of(), 0);
  }

  /**
   * A body that does not have the form that the contract asks for.
   *
   * @param mistakes at least one
   * @return never null
   */
  public static Problem of(List<Mistake> mistakes) {
    String detail = String.join("; ", mistakes.stream().map(Mistake::toString).toList());
    ErrorCode code = ErrorCode.MALFORMED_REQUEST;
    return new Problem(code.status(), code.name(), detail, mistakes, 0);
  }
}
