package io.couponservice.bootstrap.config;

import java.util.List;

/** The configuration has mistakes. */
public final class BadConfigurationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<String> mistakes;

  BadConfigurationException(List<String> mistakes) {
    super(String.join("; ", mistakes));
    this.mistakes = List.copyOf(mistakes);
  }

  /**
   * All mistakes, each with the name of the setting.
   *
   * @return at least one
   */
  public List<String> mistakes() {
    return mistakes;
  }
}
