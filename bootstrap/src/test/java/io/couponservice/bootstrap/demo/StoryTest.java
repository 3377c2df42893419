package io.couponservice.bootstrap.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class StoryTest {

  @Test
  void the_story_of_the_specification_is_seen_on_the_topics_with_its_own_values() throws Exception {
    DemoClock clock = new DemoClock();
    clock.moveTo(Story.BEGIN);
    try (DemoService service = new DemoService(clock)) {
      ByteArrayOutputStream told = new ByteArrayOutputStream();
      Story story =
          new Story(
              new PrintStream(told, true, StandardCharsets.UTF_8),
              service.httpPort(),
              DemoService.TOKEN,
              service.bootstrapServers(),
              clock);
      story.play();

      List<String> seen =
          told.toString(StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.startsWith("  "))
              .toList();
      assertThat(seen)
          .extracting(line -> line.strip().substring(0, line.strip().indexOf(',')))
          .containsExactly(
              "coupon.issued",
              "coupon.reserved",
              "coupon.used",
              "coupon.cancelled",
              "coupon.reserved",
              "coupon.cancelled",
              "coupon.reserved",
              "coupon.cancelled",
              "coupon.expired");
      assertThat(seen.get(0))
          .contains(
              "\"couponId\":1001",
              "\"userId\":12345",
              "\"couponCode\":\"WELCOME2024\"",
              "\"couponName\":\"신규 가입 쿠폰\"",
              "\"discountValue\":10000",
              "\"expiryDate\":\"2024-01-31T23:59:59\"");
      assertThat(seen.get(1))
          .contains("ORDER-2024-0001", "\"orderAmount\":100000", "\"discountAmount\":10000");
      assertThat(seen.get(2))
          .contains("PAY-2024-0001", "\"finalAmount\":90000", "\"usedAt\":\"2024-01-01T10:05:0");
      assertThat(seen.get(3)).contains("ORDER_CANCELLED", "2024-01-01T11:00:0");
      assertThat(seen.get(5)).contains("ORDER-2024-0002", "PAYMENT_FAILED");
      assertThat(seen.get(7)).contains("ORDER-2024-0003", "RESERVATION_TIMEOUT");
      assertThat(seen.get(8)).contains("\"expiredAt\":\"2024-01-31T23:59:59\"");
      assertThat(Duration.between(clock.instant(), Instant.now()).abs())
          .isLessThan(Duration.ofSeconds(10));

      assertThatThrownBy(story::play).hasMessageContaining("COUPON_CODE_TAKEN");
    }
  }
}
