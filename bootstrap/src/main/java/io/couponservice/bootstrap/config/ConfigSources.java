package io.couponservice.bootstrap.config;

import io.smallrye.config.ConfigValidationException;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.config.source.yaml.YamlConfigSource;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where settings come from, the later ones winning: defaults, profile, file, environment. */
public final class ConfigSources {

  private static final int PROFILE_ORDINAL = 100;
  private static final int FILE_ORDINAL = 200;
  private static final int ENVIRONMENT_ORDINAL = 300;
  private static final int VALID_ORDINAL = 400;
  private static final Map<String, String> VALID =
      Map.ofEntries(
          Map.entry("coupon.db.url", "jdbc:postgresql:valid"),
          Map.entry("coupon.db.user", "valid"),
          Map.entry("coupon.db.pool-size", "100"),
          Map.entry("coupon.db.connect-timeout", "PT1S"),
          Map.entry("coupon.db.statement-timeout", "PT1S"),
          Map.entry("coupon.kafka.bootstrap-servers", "valid"),
          Map.entry("coupon.kafka.concurrency", "1"),
          Map.entry("coupon.kafka.start-wait", "PT30S"),
          Map.entry("coupon.kafka.drain-records", "1"),
          Map.entry("coupon.kafka.drain-bytes", "1"),
          Map.entry("coupon.http.port", "0"),
          Map.entry("coupon.http.deadline", "PT1S"),
          Map.entry("coupon.metrics.open", "true"),
          Map.entry("coupon.log.format", "text"),
          Map.entry("coupon.log.level", "info"),
          Map.entry("coupon.api.tokens", "valid:admin:12345678"),
          Map.entry("coupon.zone", "UTC"),
          Map.entry("coupon.outbox.lease", "PT1S"),
          Map.entry("coupon.outbox.poll", "PT1S"),
          Map.entry("coupon.retry.max-attempts", "1"),
          Map.entry("coupon.retry.first-wait", "PT1S"),
          Map.entry("coupon.retry.max-wait", "PT1S"),
          Map.entry("coupon.replay.per-second", "1"),
          Map.entry("coupon.replay.stop-share", "0"),
          Map.entry("coupon.sweeps.timeouts", "PT1S"),
          Map.entry("coupon.sweeps.expiry", "PT1S"),
          Map.entry("coupon.sweeps.counts", "PT1S"),
          Map.entry("coupon.sweeps.purge", "PT1S"),
          Map.entry("coupon.sweeps.batch", "1"),
          Map.entry("coupon.retention.reservations", "P38D"),
          Map.entry("coupon.retention.processed-events", "P8D"),
          Map.entry("coupon.retention.commands", "P1D"),
          Map.entry("coupon.retention.failed-events", "P8D"),
          Map.entry("coupon.retention.audit", "P90D"),
          Map.entry("coupon.alarms.window", "PT5M"),
          Map.entry("coupon.alarms.period", "PT1S"),
          Map.entry("coupon.alarms.hold", "PT1S"),
          Map.entry("coupon.alarms.processing-delay", "PT1S"),
          Map.entry("coupon.alarms.error-ratio", "0"),
          Map.entry("coupon.alarms.error-ratio-least", "1"),
          Map.entry("coupon.alarms.dead-letters", "0"),
          Map.entry("coupon.wrong-codes.limit", "1"),
          Map.entry("coupon.wrong-codes.window", "PT1S"));

  private static final List<String> PROFILES = List.of("development", "production");

  /** Names of exceptions and codes, which tell nothing to whoever writes a configuration. */
  private static final Pattern LIBRARY_WORDS =
      Pattern.compile("[\\w.]+Exception: |SRCFG\\d+: |The config property ");

  /** The library's words for a duration that is none. */
  private static final String UNREADABLE = "can't be read; a duration is written as PT1.5S or P8D";

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
    try {
      ServiceConfig config = mapped(sources(file, environment));
      requireNone(Ranges.mistakes(config));
      return config;
    } catch (ConfigValidationException e) {
      throw new BadConfigurationException(allMistakes(problems(e), file, environment));
    } catch (BadConfigurationException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new BadConfigurationException(List.of(describe(file, e)));
    }
  }

  private static ServiceConfig mapped(SmallRyeConfigBuilder sources) {
    return sources.withMapping(ServiceConfig.class).build().getConfigMapping(ServiceConfig.class);
  }

  private static SmallRyeConfigBuilder sources(Path file, Map<String, String> environment)
      throws IOException {
    SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder();
    if (file != null) {
      builder.withSources(new YamlConfigSource(file.toUri().toURL(), FILE_ORDINAL));
    }
    builder.withSources(new EnvConfigSource(environment, ENVIRONMENT_ORDINAL));
    addProfile(builder, environment, file);
    return builder;
  }

  private static void requireNone(List<String> mistakes) {
    if (!mistakes.isEmpty()) {
      throw new BadConfigurationException(mistakes);
    }
  }

  /**
   * What can't be read keeps the library from reading the rest. So that all mistakes are told at
   * once, the rest is read with something valid in the place of what can't be.
   */
  private static List<String> allMistakes(
      List<String> problems, Path file, Map<String, String> environment) {
    Map<String, String> valid = new HashMap<>(VALID);
    valid.keySet().removeIf(name -> problems.stream().noneMatch(text -> text.contains(name)));
    List<String> mistakes = new ArrayList<>(problems);
    try {
      mistakes.addAll(
          Ranges.mistakes(
              mapped(
                  sources(file, environment)
                      .withSources(new PropertiesConfigSource(valid, "valid", VALID_ORDINAL)))));
    } catch (IOException | RuntimeException e) {
      // Then the problems are those that the library has told.
      return problems;
    }
    return mistakes;
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
      String problem = LIBRARY_WORDS.matcher(e.getProblem(i).getMessage()).replaceAll("");
      problems.add(
          problem
              .replace(" threw an Exception whilst being converted", ":")
              .replace("Failed to convert value with static method", UNREADABLE));
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
