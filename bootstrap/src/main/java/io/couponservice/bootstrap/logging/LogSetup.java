package io.couponservice.bootstrap.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.OutputStreamAppender;
import ch.qos.logback.core.encoder.Encoder;
import io.couponservice.bootstrap.config.ServiceConfig.Log;
import io.couponservice.bootstrap.config.ServiceConfig.LogFormat;
import java.util.Iterator;
import org.slf4j.LoggerFactory;

/** Puts the settings of the log into effect. Until then it is text, from INFO on. */
public final class LogSetup {

  /** The service's own loggers: others say too much of what they do. */
  private static final String OWN = "io.couponservice";

  private LogSetup() {}

  /**
   * From now on.
   *
   * @param settings not null
   */
  public static void apply(Log settings) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.getLogger(OWN).setLevel(Level.valueOf(settings.level().name()));
    if (settings.format() == LogFormat.JSON) {
      Iterator<Appender<ILoggingEvent>> appenders =
          context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders();
      while (appenders.hasNext()) {
        if (appenders.next() instanceof OutputStreamAppender<ILoggingEvent> stream) {
          stream.setEncoder(json(context));
        }
      }
    }
  }

  /**
   * Writes each event as an object of JSON on a line.
   *
   * @param context not null
   * @return started
   */
  static Encoder<ILoggingEvent> json(LoggerContext context) {
    JsonEncoder encoder = new JsonEncoder();
    encoder.setContext(context);
    encoder.setWithSequenceNumber(false);
    encoder.setWithNanoseconds(false);
    encoder.setWithContext(false);
    encoder.setWithMarkers(false);
    encoder.setWithMDC(false);
    encoder.setWithArguments(false);
    encoder.setWithMessage(false);
    encoder.setWithFormattedMessage(true);
    encoder.start();
    return encoder;
  }
}
