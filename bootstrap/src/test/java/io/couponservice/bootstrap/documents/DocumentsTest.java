package io.couponservice.bootstrap.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the documents refer to is there. */
class DocumentsTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]*)(?:#([^)]+))?\\)");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");
  private static final Pattern SOURCE = Pattern.compile("`([\\w/.]+\\.java)`");

  @ParameterizedTest
  @MethodSource("documents")
  void links_lead_somewhere(Path document) throws IOException {
    Matcher link = LINK.matcher(Files.readString(document));
    while (link.find()) {
      Path target = document.resolveSibling(link.group(1)).normalize();
      if (link.group(1).isEmpty()) {
        target = document;
      }
      assertThat(target).as(link.group()).exists();
      if (link.group(2) != null) {
        assertThat(anchors(target)).as(link.group()).contains(link.group(2));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("indexes")
  void an_index_has_every_page_of_its_directory(Path index) throws IOException {
    String text = Files.readString(index);
    try (Stream<Path> pages = Files.list(index.getParent())) {
      assertThat(pages.filter(page -> page.toString().endsWith(".md") && !page.equals(index)))
          .isNotEmpty()
          .allSatisfy(page -> assertThat(text).contains("](" + page.getFileName() + ")"));
    }
  }

  @Test
  void the_files_to_extend_are_there() throws IOException {
    List<String> sources;
    try (Stream<Path> files = Files.walk(ROOT, 20)) {
      sources =
          files
              .filter(file -> file.toString().endsWith(".java") && isSource(file))
              .map(file -> ROOT.relativize(file).toString())
              .toList();
    }
    List<String> named =
        SOURCE
            .matcher(Files.readString(ROOT.resolve("docs/extending.md")))
            .results()
            .map(found -> "/" + found.group(1))
            .toList();
    assertThat(named).hasSizeGreaterThan(20);
    assertThat(named.stream().filter(name -> sources.stream().noneMatch(s -> s.endsWith(name))))
        .as("named in docs/extending.md and nowhere to be found")
        .isEmpty();
  }

  static List<Path> documents() throws IOException {
    try (Stream<Path> pages = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(
              Stream.of(ROOT.resolve("README.md")),
              pages.filter(page -> page.toString().endsWith(".md")))
          .toList();
    }
  }

  static List<Path> indexes() throws IOException {
    return documents().stream()
        .filter(page -> page.endsWith("README.md") && page.startsWith(ROOT.resolve("docs")))
        .toList();
  }

  private static boolean isSource(Path file) {
    return ROOT.relativize(file).toString().matches("[a-z-]+/src/.*");
  }

  /** As GitHub makes them. */
  private static List<String> anchors(Path document) throws IOException {
    return HEADING
        .matcher(Files.readString(document))
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }
}
