package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.StateMachineDocument.part;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.event.EventType;
import io.couponservice.domain.policy.PolicyAmendment;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/state-machine.md says what the code says. A failure shows the text that it should have. */
class StateMachineDocumentTest {

  private static final Pattern CODE = Pattern.compile("^\\| `([A-Z_]+)` \\| \\S.* \\| \\S.* \\|$");

  @Test
  void the_table_is_that_of_the_code() throws IOException {
    String rows =
        CouponTransitions.table().stream()
            .map(
                row ->
                    "| %s | %s | %s | %s |"
                        .formatted(
                            row.from() == null ? "-" : row.from(),
                            row.trigger(),
                            row.to(),
                            row.events().stream()
                                .map(EventType::topic)
                                .collect(Collectors.joining(", "))))
            .collect(Collectors.joining("\n"));
    assertThat(part("lifecycle"))
        .isEqualTo("| from | trigger | to | events |\n|---|---|---|---|\n" + rows);
  }

  @Test
  void every_refusal_is_explained() throws IOException {
    assertThat(codes("refusals"))
        .containsExactlyElementsOf(Arrays.stream(Refusal.values()).map(Enum::name).toList());
  }

  @Test
  void every_refusal_of_an_amendment_is_explained() throws IOException {
    assertThat(codes("amendments"))
        .containsExactlyElementsOf(
            Arrays.stream(PolicyAmendment.Refusal.values()).map(Enum::name).toList());
  }

  private static List<String> codes(String name) throws IOException {
    return part(name)
        .lines()
        .map(CODE::matcher)
        .filter(Matcher::find)
        .map(m -> m.group(1))
        .toList();
  }
}
