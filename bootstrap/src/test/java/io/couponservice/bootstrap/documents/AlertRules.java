package io.couponservice.bootstrap.documents;

import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rules of docs/operations/prometheus/rules.yml, as far as tests ask. */
public final class AlertRules {

  private static final Path FILE =
      Path.of("..", "docs", "operations", "prometheus", "rules.yml").toAbsolutePath().normalize();

  /** The alarms that the service raises by itself. */
  static final List<String> OWN_ALARMS = List.of("processing_delay", "error_ratio", "dead_letters");

  private static final String OWN_ALARM_NAME = "{{ $labels.name | reReplaceAll \"_\" \"-\" }}";

  private AlertRules() {}

  /** The queries, by the names of their alerts. */
  public static Map<String, String> queries() throws IOException {
    return ofRules("expr");
  }

  /** The pages that the rules lead to, from the root of the repository. */
  static List<String> runbooks() throws IOException {
    return ofRules("annotations.runbook_url").values().stream()
        .flatMap(AlertRules::withOwnAlarms)
        .distinct()
        .toList();
  }

  private static Stream<String> withOwnAlarms(String url) {
    return url.contains(OWN_ALARM_NAME)
        ? OWN_ALARMS.stream().map(name -> url.replace(OWN_ALARM_NAME, name.replace('_', '-')))
        : Stream.of(url);
  }

  /** A field of each rule; fails if one lacks it. */
  private static Map<String, String> ofRules(String field) throws IOException {
    Map<String, String> yaml =
        new YamlConfigSource(FILE.toString(), Files.readString(FILE)).getProperties();
    Map<String, String> fields = new TreeMap<>();
    yaml.forEach(
        (name, alert) -> {
          if (name.endsWith("].alert")) {
            String value = yaml.get(name.replaceFirst("alert$", field));
            if (value == null || fields.put(alert, value) != null) {
              throw new AssertionError(alert + " has no " + field + ", or is there twice");
            }
          }
        });
    return fields;
  }
}
