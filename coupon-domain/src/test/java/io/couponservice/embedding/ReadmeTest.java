package io.couponservice.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.coupon.CouponTransitions;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.CouponPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the README says about this jar is what the jar does. */
class ReadmeTest {

  private static final LocalDateTime NOW = LocalDateTime.of(2024, 1, 1, 10, 0);
  private static final Path EXAMPLE =
      Path.of("src/test/java", EmbeddingExample.class.getName().replace('.', '/') + ".java");
  private static final Pattern ARROW = Pattern.compile("(?m)^  (\\S+) --> (\\S+): \\S");

  @Test
  void its_example_is_the_one_that_is_compiled() throws IOException {
    String code = between(Files.readString(EXAMPLE), "  // begin\n", "  // end").indent(-2).strip();
    String shown =
        between(document("README.md"), "<!-- embedding -->\n", "<!-- /embedding -->").strip();
    assertThat(shown).isEqualTo("```java\n" + code + "\n```");
  }

  @Test
  void its_example_decides_as_it_says() {
    CouponPolicy policy = EmbeddingExample.policy(NOW);
    assertThat(EmbeddingExample.checkout(policy, new Won(100_000), NOW)).isEqualTo("to pay: 95000");
    assertThat(EmbeddingExample.checkout(policy, new Won(19_999), NOW))
        .contains("MIN_ORDER_AMOUNT_NOT_MET");
    assertThat(EmbeddingExample.checkout(policy.deactivated(NOW), new Won(100_000), NOW))
        .startsWith("no coupon");
  }

  @ParameterizedTest
  @ValueSource(strings = {"README.md", "docs/state-machine.md"})
  void the_arrows_of_the_picture_are_those_of_the_table(String document) throws IOException {
    Set<String> arrows =
        ARROW
            .matcher(between(document(document), "stateDiagram-v2\n", "```"))
            .results()
            .map(arrow -> arrow.group(1) + " " + arrow.group(2))
            .collect(Collectors.toSet());
    assertThat(arrows)
        .isEqualTo(
            CouponTransitions.table().stream()
                .map(row -> (row.from() == null ? "[*]" : row.from()) + " " + row.to())
                .collect(Collectors.toSet()));
  }

  private static String document(String name) throws IOException {
    return Files.readString(Path.of("..", name));
  }

  private static String between(String text, String start, String end) {
    assertThat(text).contains(start);
    String rest = text.substring(text.indexOf(start) + start.length());
    assertThat(rest).contains(end);
    return rest.substring(0, rest.indexOf(end));
  }
}
