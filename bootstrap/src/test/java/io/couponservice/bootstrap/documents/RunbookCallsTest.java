package io.couponservice.bootstrap.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The runbook calls routes that docs/http.md has, which itself is held against the service. */
class RunbookCallsTest {

  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern CALL =
      Pattern.compile("call (?:-X ([A-Z]+) )?\"\\$API(/[^\"?]*)[^\"]*\"( -d)?");
  private static final Pattern ROUTE = Pattern.compile("(?m)^\\| ([A-Z]+) /api/v1(/\\S+) \\|");

  @Test
  void each_call_has_a_route() throws IOException {
    Set<String> calls = calls();
    assertThat(calls).hasSizeGreaterThan(15);
    calls.removeAll(routes());
    assertThat(calls).as("called, and not in docs/http.md").isEmpty();
  }

  private static Set<String> calls() throws IOException {
    Set<String> calls = new HashSet<>();
    for (Path page : pages()) {
      CALL.matcher(Files.readString(page))
          .results()
          .forEach(
              call -> calls.add(method(call) + " " + call.group(2).replaceAll("\\$\\w+", "{}")));
    }
    return calls;
  }

  private static String method(MatchResult call) {
    if (call.group(1) != null) {
      return call.group(1);
    }
    return call.group(3) == null ? "GET" : "POST";
  }

  private static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(DOCS.resolve("operations").resolve("runbook"))) {
      return files.toList();
    }
  }

  private static Set<String> routes() throws IOException {
    return ROUTE
        .matcher(Files.readString(DOCS.resolve("http.md")))
        .results()
        .map(route -> route.group(1) + " " + route.group(2).replaceAll("\\{\\w+}", "{}"))
        .collect(Collectors.toSet());
  }
}
