package io.couponservice.application.batching;

/**
 * A list of commands must not be run any further: none of them is at fault, and none is to be tried
 * by itself.
 */
public class AbandonedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * With the reason.
   *
   * @param message not null
   */
  public AbandonedException(String message) {
    super(message);
  }
}
