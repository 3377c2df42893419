package io.couponservice.http.health;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * What health is judged by. The routes are open, so a check must be quick and cheap: rather a state
 * that something else keeps than a question to a server.
 *
 * @param process what only a restart would mend, such as threads that ended; by name
 * @param dependencies servers behind this one, by name
 */
public record HealthChecks(
    Map<String, BooleanSupplier> process, Map<String, BooleanSupplier> dependencies) {

  /** Copies the maps; their order is kept. */
  public HealthChecks {
    process = Collections.unmodifiableMap(new LinkedHashMap<>(process));
    dependencies = Collections.unmodifiableMap(new LinkedHashMap<>(dependencies));
  }

  /** Whether the process is to live on. */
  Map<String, BooleanSupplier> live() {
    return process;
  }

  /** Whether requests are to be sent here. */
  Map<String, BooleanSupplier> ready() {
    Map<String, BooleanSupplier> all = new LinkedHashMap<>(process);
    all.putAll(dependencies);
    return all;
  }

  /**
   * Whether all checks pass: what {@code /health/ready} tells.
   *
   * @return false as well if a check throws
   */
  public boolean isReady() {
    try {
      return ready().values().stream().allMatch(BooleanSupplier::getAsBoolean);
    } catch (RuntimeException e) {
      return false;
    }
  }
}
