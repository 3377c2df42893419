package io.couponservice.http;

import io.couponservice.application.alarm.AlarmName;
import io.couponservice.application.alarm.AlarmState;
import io.couponservice.application.alarm.AlarmStatus;
import io.couponservice.http.auth.Role;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AlarmRoutesTest {

  private static final Instant SINCE = Instant.parse("2026-03-01T12:00:00.250Z");

  @RegisterExtension static final RunningApi API = new RunningApi();

  @AfterEach
  void none() {
    API.alarms = List.of();
  }

  private static AlarmStatus status(
      AlarmName name, AlarmState state, OptionalDouble value, double threshold) {
    return new AlarmStatus(name, state, value, threshold, SINCE);
  }

  @Test
  void allAreShownAsTheyAreNow() {
    API.alarms =
        List.of(
            status(AlarmName.PROCESSING_DELAY, AlarmState.FIRING, OptionalDouble.of(7.25), 5),
            status(AlarmName.ERROR_RATIO, AlarmState.OK, OptionalDouble.of(0), 0.01),
            status(AlarmName.DEAD_LETTERS, AlarmState.OK, OptionalDouble.empty(), 100));
    API.send(API.request("/api/v1/alarms").GET(), Role.VIEWER)
        .isJson(
            200,
            """
            [{"name": "processing_delay", "state": "FIRING", "value": 7.25, "threshold": 5.0,
              "since": "2026-03-01T12:00:00.250Z"},
             {"name": "error_ratio", "state": "OK", "value": 0.0, "threshold": 0.01,
              "since": "2026-03-01T12:00:00.250Z"},
             {"name": "dead_letters", "state": "OK", "value": null, "threshold": 100.0,
              "since": "2026-03-01T12:00:00.250Z"}]
            """);
  }
}
