package io.couponservice.bootstrap.documents;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.port.EventDecoder;
import io.couponservice.domain.coupon.Refusal;
import io.couponservice.http.problem.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** docs/operations/runbook has a page for each alarm and each code, and no other. */
class RunbookTest {

  private static final String FOLDER = "docs/operations/runbook/";
  private static final Path RUNBOOK = Path.of("..").resolve(FOLDER);
  private static final String INDEX = "README.md";
  private static final String HTTP_ERRORS = "http-errors.md";
  private static final Pattern HEADING = Pattern.compile("(?m)^## (.+)$");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| (\\d{3}) \\|");

  @Test
  void each_code_has_a_page_of_its_name() {
    assertThat(codes().toList())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            code ->
                assertThat(RUNBOOK.resolve(pageOf(code))).content().startsWith("# " + code + "\n"));
  }

  @Test
  void each_alert_leads_to_a_page() throws IOException {
    assertThat(AlertRules.runbooks())
        .isNotEmpty()
        .allSatisfy(
            url -> {
              assertThat(url).startsWith(FOLDER);
              assertThat(Path.of("..").resolve(url)).exists();
            });
  }

  @Test
  void each_alert_is_in_the_index() throws IOException {
    assertThat(Files.readString(RUNBOOK.resolve(INDEX))).contains(AlertRules.queries().keySet());
  }

  @Test
  void each_page_is_of_a_code_or_an_alert() throws IOException {
    assertThat(pages())
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(
                    codes().map(RunbookTest::pageOf),
                    AlertRules.runbooks().stream().map(url -> url.substring(FOLDER.length())),
                    Stream.of(HTTP_ERRORS))
                .flatMap(names -> names)
                .toList());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void each_page_has_the_same_parts(String page) throws IOException {
    assertThat(
            HEADING
                .matcher(Files.readString(RUNBOOK.resolve(page)))
                .results()
                .map(heading -> heading.group(1)))
        .containsExactly(
            "What it means", "What is at stake", "Look", "Likely causes", "Repair", "Over when");
  }

  @Test
  void one_page_has_each_error_code_with_its_status() throws IOException {
    assertThat(
            ROW.matcher(Files.readString(RUNBOOK.resolve(HTTP_ERRORS)))
                .results()
                .map(RunbookTest::codeAndStatus))
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(ErrorCode.values())
                .map(code -> code.name() + " " + code.status())
                .toList());
  }

  private static String codeAndStatus(MatchResult row) {
    return row.group(1) + " " + row.group(2);
  }

  /** What a refusal over HTTP and the reason of a dead letter can be. */
  private static Stream<String> codes() {
    return Stream.of(
            Arrays.stream(Refusal.values()).map(Refusal::name),
            Arrays.stream(EventDecoder.Reason.values()).map(EventDecoder.Reason::name),
            Stream.of(FailedEvent.UNEXPECTED))
        .flatMap(names -> names);
  }

  private static String pageOf(String code) {
    return code.toLowerCase(Locale.ROOT).replace('_', '-') + ".md";
  }

  static List<String> pages() throws IOException {
    try (Stream<Path> files = Files.list(RUNBOOK)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals(INDEX))
          .toList();
    }
  }
}
