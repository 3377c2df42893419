package io.couponservice.application.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MomentTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T23:59:59.987654321Z, UTC,        2026-03-01T23:59:59.987Z, 2026-03-01T23:59:59",
    "2026-03-01T23:59:59.999999999Z, Asia/Seoul, 2026-03-01T23:59:59.999Z, 2026-03-02T08:59:59",
    "2026-03-01T00:00:00.000999999Z, UTC,        2026-03-01T00:00:00Z,     2026-03-01T00:00:00",
  })
  void isTheClocksTimeToTheMillisecondAndLocallyToTheSecond(
      Instant now, ZoneId zone, Instant instant, LocalDateTime local) {
    assertThat(Moment.now(Clock.fixed(now, zone))).isEqualTo(new Moment(instant, local));
  }
}
