package io.couponservice.application.batching;

/** A command was not run. It took no effect and may be sent again. */
public final class RejectedCommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** Too many commands were waiting. */
    FULL,
    /** It waited past its deadline. */
    TOO_LATE
  }

  RejectedCommandException(Reason reason) {
    super("the command was not run: " + reason, null, false, false);
  }
}
