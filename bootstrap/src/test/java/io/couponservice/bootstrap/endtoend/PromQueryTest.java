package io.couponservice.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromQueryTest {

  @Test
  void it_finds_metrics_and_the_labels_that_select() {
    assertThat(
            PromQuery.names(
                """
                histogram_quantile(0.99, sum by (job, le) (rate(a_bucket{x="1"}[5m]))) > 5
                and on (job) max by (topic) (b{topic=~".+[.].+", y != "{}"}) >= 1e3
                or 0 * c
                """))
        .containsExactly("a_bucket", "a_bucket{x}", "b", "b{topic}", "b{y}", "c");
  }
}
