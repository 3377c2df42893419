package io.couponservice.bootstrap.endtoend;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what a query of Prometheus asks for. */
final class PromQuery {

  private static final Pattern GROUPING =
      Pattern.compile("\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
  private static final Pattern RANGE = Pattern.compile("\\[[^\\]]*]");
  private static final Pattern SELECTOR =
      Pattern.compile(
          "(?<![\\w:.\"])([a-zA-Z_:][\\w:]*+)\\s*+(?:\\{((?:[^}\"]|\"[^\"]*\")*)})?+(?!\\s*\\()");
  private static final Pattern MATCHER = Pattern.compile("(\\w+)\\s*(?:=~|!~|!=|=)\\s*\"[^\"]*\"");
  private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool");

  private PromQuery() {}

  /** The names of metrics; and after a name, each label that it is selected by: {@code up{job}}. */
  static Set<String> names(String query) {
    Set<String> names = new TreeSet<>();
    Matcher selector = SELECTOR.matcher(withoutRanges(GROUPING.matcher(query).replaceAll(" ")));
    while (selector.find()) {
      String metric = selector.group(1);
      if (!OPERATORS.contains(metric)) {
        names.add(metric);
        addLabels(names, metric, selector.group(2));
      }
    }
    return names;
  }

  private static void addLabels(Set<String> names, String metric, String matchers) {
    if (matchers != null) {
      MATCHER
          .matcher(matchers)
          .results()
          .forEach(matcher -> names.add(metric + "{" + matcher.group(1) + "}"));
    }
  }

  /** Brackets within a text are no range. */
  private static String withoutRanges(String query) {
    StringBuilder rest = new StringBuilder();
    int part = 0;
    for (String text : query.split("\"", -1)) {
      if (part > 0) {
        rest.append('"');
      }
      rest.append(part % 2 == 0 ? RANGE.matcher(text).replaceAll("") : text);
      part++;
    }
    return rest.toString();
  }
}
