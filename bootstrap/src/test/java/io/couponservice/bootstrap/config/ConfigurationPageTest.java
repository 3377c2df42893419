package io.couponservice.bootstrap.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.WithDefault;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/operations/configuration.md has each setting once, with its variable and its default. */
class ConfigurationPageTest {

  private static final Path PAGE = Path.of("..", "docs", "operations", "configuration.md");
  private static final Pattern ROW = Pattern.compile("^(\\| `coupon\\.[^|]+\\|[^|]+\\|[^|]+\\|) ");

  @Test
  void it_has_every_setting_with_its_default() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream()
            .map(ROW::matcher)
            .filter(Matcher::find)
            .map(matcher -> matcher.group(1))
            .toList();
    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(settings(ServiceConfig.class, "coupon.").toList());
  }

  private static Stream<String> settings(Class<?> group, String prefix) {
    return Arrays.stream(group.getDeclaredMethods())
        .flatMap(
            method -> {
              String name = prefix + inKebabCase(method.getName());
              return method.getReturnType().getEnclosingClass() == ServiceConfig.class
                      && method.getReturnType().isInterface()
                  ? settings(method.getReturnType(), name + ".")
                  : Stream.of(row(name, method));
            });
  }

  private static String row(String name, Method setting) {
    return "| `%s` | %s | %s |".formatted(name, variable(name, setting), defaultOf(setting));
  }

  private static String variable(String name, Method setting) {
    return setting.getReturnType() == Map.class
        ? "in YAML"
        : "`" + name.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_") + "`";
  }

  private static String defaultOf(Method setting) {
    WithDefault given = setting.getAnnotation(WithDefault.class);
    if (given != null && !given.value().isEmpty()) {
      return "`" + given.value() + "`";
    }
    boolean optional =
        setting.getReturnType() == Optional.class || setting.getReturnType() == Map.class;
    return optional ? "none" : "required";
  }

  private static String inKebabCase(String name) {
    return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
