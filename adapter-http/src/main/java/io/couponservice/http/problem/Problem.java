package io.couponservice.http.problem;

import io.couponservice.domain.coupon.Refusal;
import io.couponservice.http.json.Mistake;
import java.util.List;

/**
 * What went wrong with one request.
 *
 * @param status the HTTP status, 400 to 599
 * @param code stable, not null
 * @param detail for a person to read, not null, without internals
 * @param mistakes what is wrong with the body, field by field; not null, often empty
 */
public record Problem(int status, String code, String detail, List<Mistake> mistakes) {

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
    return new Problem(code.status(), code.name(), detail, List.of());
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
          List.of());
    }
    return new Problem(RefusalStatus.of(refusal), refusal.name(), detail, List.of());
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
    return new Problem(code.status(), code.name(), detail, mistakes);
  }
}
