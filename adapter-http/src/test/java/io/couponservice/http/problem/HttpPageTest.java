package io.couponservice.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.coupon.Refusal;
import io.couponservice.http.contract.OpenApi;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** docs/http.md has each route with its role, and each code with its status, once. */
class HttpPageTest {

  private static final Path PAGE = Path.of("..", "docs", "http.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| (\\d{3}) \\|");

  private static final Pattern ROUTE = Pattern.compile("(?m)^\\| ([A-Z]+ /\\S+) \\| ([a-z]+) \\|");

  @Test
  void it_has_every_route_with_its_role() throws IOException {
    List<String> routes =
        ROUTE
            .matcher(Files.readString(PAGE))
            .results()
            .map(row -> row.group(1) + " " + row.group(2).toUpperCase(Locale.ROOT))
            .toList();
    assertThat(routes)
        .containsExactlyInAnyOrderElementsOf(
            OpenApi.operations().stream()
                .map(each -> each.method() + " " + each.path() + " " + each.role())
                .toList());
  }

  @Test
  void it_has_every_code_with_its_status() throws IOException {
    Map<String, Integer> codes = new TreeMap<>();
    Arrays.stream(ErrorCode.values()).forEach(code -> codes.put(code.name(), code.status()));
    Arrays.stream(Refusal.values())
        .forEach(refusal -> codes.put(refusal.name(), RefusalStatus.of(refusal)));
    assertThat(onThePage()).isEqualTo(codes);
  }

  private static Map<String, Integer> onThePage() throws IOException {
    Map<String, Integer> codes = new TreeMap<>();
    Matcher row = ROW.matcher(Files.readString(PAGE));
    while (row.find()) {
      assertThat(codes.put(row.group(1), Integer.valueOf(row.group(2))))
          .as("a second row of %s", row.group(1))
          .isNull();
    }
    return codes;
  }
}
