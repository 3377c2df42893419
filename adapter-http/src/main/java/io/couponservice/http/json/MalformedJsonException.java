package io.couponservice.http.json;

import java.util.List;

/** A body does not have the form that the contract asks for. An answer: no stack trace. */
public final class MalformedJsonException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  MalformedJsonException(List<Mistake> mistakes) {
    super("malformed: " + mistakes, null, false, false);
    this.mistakes = List.copyOf(mistakes);
  }

  static MalformedJsonException ofBody(String detail) {
    return new MalformedJsonException(List.of(new Mistake("body", detail)));
  }

  /**
   * All that was found.
   *
   * @return at least one
   */
  public List<Mistake> mistakes() {
    return mistakes;
  }
}
