package io.couponservice.bootstrap;

import io.couponservice.bootstrap.config.BadConfigurationException;
import io.couponservice.http.PortTakenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the process says and ends with when it can't start. */
final class ExitCodes {

  private static final Logger LOG = LoggerFactory.getLogger(ExitCodes.class);
  private static final int FAILURE = 1;
  private static final int BAD_CONFIGURATION = 2;

  private static volatile boolean reported;

  private ExitCodes() {}

  /** Whether a failure was reported, so that the process ends with its code. */
  static boolean reported() {
    return reported;
  }

  static int report(Exception failure) {
    reported = true;
    if (failure instanceof BadConfigurationException bad) {
      System.err.println("The configuration has mistakes:");
      bad.mistakes().forEach(mistake -> System.err.println("  " + mistake));
      return BAD_CONFIGURATION;
    }
    if (failure instanceof PortTakenException || failure instanceof IllegalArgumentException) {
      System.err.println(failure.getMessage());
      return BAD_CONFIGURATION;
    }
    LOG.error("the service did not start: {}", failure.getMessage());
    LOG.debug("the failure", failure);
    return FAILURE;
  }
}
