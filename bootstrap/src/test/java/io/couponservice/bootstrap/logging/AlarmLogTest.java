package io.couponservice.bootstrap.logging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.couponservice.application.alarm.AlarmName;
import io.couponservice.application.alarm.AlarmState;
import io.couponservice.application.alarm.AlarmStatus;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class AlarmLogTest {

  private final Logger logger = (Logger) LoggerFactory.getLogger(AlarmLog.class);
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
  private final Level before = logger.getLevel();

  @BeforeEach
  void listen() {
    lines.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(lines);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(lines);
    logger.setLevel(before);
  }

  @Test
  void each_change_is_one_line() {
    AlarmLog log = new AlarmLog();
    log.changed(status(AlarmState.FIRING, OptionalDouble.of(7.5)));
    log.changed(status(AlarmState.OK, OptionalDouble.empty()));

    assertThat(lines.list)
        .extracting(ILoggingEvent::getLevel, ILoggingEvent::getMessage, AlarmLogTest::pairs)
        .containsExactly(
            tuple(
                Level.WARN,
                "an alarm fires",
                List.of("name=processing_delay", "value=7.5", "threshold=5.0")),
            tuple(
                Level.INFO,
                "an alarm is over",
                List.of("name=processing_delay", "value=none", "threshold=5.0")));
  }

  private static List<String> pairs(ILoggingEvent line) {
    return line.getKeyValuePairs().stream().map(pair -> pair.key + "=" + pair.value).toList();
  }

  private static AlarmStatus status(AlarmState state, OptionalDouble value) {
    return new AlarmStatus(AlarmName.PROCESSING_DELAY, state, value, 5, Instant.EPOCH);
  }
}
