package io.couponservice.bootstrap.endtoend;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the text format of Prometheus, and nothing else. */
final class PrometheusText {

  private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) [a-z_]\\w* .*");
  private static final Pattern SAMPLE =
      Pattern.compile("([a-zA-Z_]\\w*(?:\\{(?:[a-z_]\\w*=\"[^\"]*\",?)*})?) (\\S+)");

  private PrometheusText() {}

  /** The value of each name with its labels. */
  static Map<String, Double> parse(String text) {
    Map<String, Double> values = new TreeMap<>();
    for (String line : text.split("\n", -1)) {
      Matcher sample = SAMPLE.matcher(line);
      if (sample.matches()) {
        values.put(sample.group(1), value(sample.group(2)));
      } else if (!line.isEmpty() && !COMMENT.matcher(line).matches()) {
        throw new AssertionError("not of the format: " + line);
      }
    }
    return values;
  }

  private static double value(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
