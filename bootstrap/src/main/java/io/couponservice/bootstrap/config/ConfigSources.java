package io.couponservice.bootstrap.config;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where settings come from, the later ones winning: defaults, profile, file, environment. */
public final class ConfigSources {

  private static final int PROFILE_ORDINAL = 100;
  private static final int FILE_ORDINAL = 200;
  private static final int ENVIRONMENT_ORDINAL = 300;
  private static final List<String> PROFILES = List.of("development", "production");

  /** Names of exceptions and codes, which tell nothing to whoever writes a configuration. */
  private static final Pattern LIBRARY_WORDS =
      Pattern.compile("[\\w.]+Exception: |SRCFG\\d+: |The config property ");

  private static final Pattern PLACE = Pattern.compile("line \\d+, column \\d+");

  private ConfigSources() {}

  /**
   * Reads the configuration.
   *
   * @param file YAML, null for none
   * @param environment not null
   * @return complete and within its ranges
   * @throws BadConfigurationException with all mistakes
   */
  public static ServiceConfig read(Path file, Map<String, String> environment) {
    SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder().withMapping(ServiceConfig.class);
    try {
      if (file != null) {
        builder.withSources(new YamlConfigSource(file.toUri().toURL(), FILE_ORDINAL));
      }
      builder.withSources(new EnvConfigSource(environment, ENVIRONMENT_ORDINAL));
      addProfile(builder, environment, file);
      ServiceConfig config = builder.build().getConfigMapping(ServiceConfig.class);
      List<String> mistakes = Ranges.mistakes(config);
      if (!mistakes.isEmpty()) {
        throw new BadConfigurationException(mistakes);
      }
      return config;
    } catch (ConfigValidationException e) {
      throw new BadConfigurationException(problems(e));
    } catch (BadConfigurationException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new BadConfigurationException(List.of(describe(file, e)));
    }
  }

  private static void addProfile(
      SmallRyeConfigBuilder builder, Map<String, String> environment, Path file)
      throws IOException {
    String profile = profile(environment, file);
    if (profile == null) {
      return;
    }
    if (!PROFILES.contains(profile)) {
      throw new BadConfigurationException(
          List.of("coupon.profile: must be one of " + PROFILES + ", was " + profile));
    }
    URL resource = ConfigSources.class.getResource("/profile-" + profile + ".yaml");
    builder.withSources(new YamlConfigSource(resource, PROFILE_ORDINAL));
  }

  private static String profile(Map<String, String> environment, Path file) throws IOException {
    SmallRyeConfigBuilder builder =
        new SmallRyeConfigBuilder()
            .withSources(new EnvConfigSource(environment, ENVIRONMENT_ORDINAL));
    if (file != null) {
      builder.withSources(new YamlConfigSource(file.toUri().toURL(), FILE_ORDINAL));
    }
    SmallRyeConfig config = builder.build();
    return config.getOptionalValue("coupon.profile", String.class).orElse(null);
  }

  private static List<String> problems(ConfigValidationException e) {
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < e.getProblemCount(); i++) {
      problems.add(LIBRARY_WORDS.matcher(e.getProblem(i).getMessage()).replaceAll(""));
    }
    return problems;
  }

  /** Not the parser's message: it quotes the lines, and passwords with them. */
  private static String place(Exception e) {
    Matcher place = PLACE.matcher(String.valueOf(e.getMessage()));
    return place.find() ? ", " + place.group() : "";
  }

  private static String describe(Path file, Exception e) {
    return file != null && !Files.isReadable(file)
        ? "--config: cannot read " + file
        : "--config: " + file + " is not YAML" + place(e);
  }
}
