package io.couponservice.http.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class HealthChecksTest {

  @Test
  void all_checks_must_pass() {
    assertThat(ready(() -> true, () -> true)).isTrue();
    assertThat(ready(() -> false, () -> true)).isFalse();
    assertThat(ready(() -> true, () -> false)).isFalse();
  }

  @Test
  void a_check_that_throws_does_not_pass() {
    BooleanSupplier broken =
        () -> {
          throw new IllegalStateException("broken");
        };
    assertThat(ready(broken, () -> true)).isFalse();
    assertThat(ready(() -> true, broken)).isFalse();
  }

  private static boolean ready(BooleanSupplier thread, BooleanSupplier server) {
    return new HealthChecks(Map.of("thread", thread), Map.of("server", server)).isReady();
  }
}
