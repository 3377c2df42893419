package io.couponservice.bootstrap.endtoend;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Kills one instance after the other at moments of all kinds, and launches it again. */
final class Killer {

  /** When to kill. */
  enum Moment {
    READY,
    /** The one that was just killed dies again before it is up. */
    STARTING,
    /** A group gives partitions back only when it misses the dead, so this takes waiting for. */
    CONSUMING
  }

  private static final Duration CONSUMES_WITHIN = Duration.ofSeconds(30);

  private final List<ServiceProcess> instances;
  private final Progress progress;
  private final SplittableRandom random;
  private final Map<Moment, Integer> kills = new EnumMap<>(Moment.class);

  Killer(List<ServiceProcess> instances, Progress progress, SplittableRandom random) {
    this.instances = List.copyOf(instances);
    this.progress = progress;
    this.random = random;
  }

  /** Leaves all instances ready. */
  void kill(int times) throws Exception {
    ServiceProcess victim = instances.get(0);
    for (int i = 0; i < times; i++) {
      Moment moment = Moment.values()[i % Moment.values().length];
      if (moment != Moment.STARTING) {
        victim = instances.get(random.nextInt(instances.size()));
      }
      await(moment, victim);
      victim.kill();
      kills.merge(moment, 1, Integer::sum);
      victim.launch();
    }
    for (ServiceProcess each : instances) {
      each.awaitReady();
    }
  }

  private void await(Moment moment, ServiceProcess victim) throws Exception {
    switch (moment) {
      case STARTING -> victim.letRun(upTo(2_500));
      case READY -> {
        victim.awaitReady();
        victim.letRun(upTo(3_000));
      }
      case CONSUMING -> {
        victim.awaitReady();
        long before = progress.consumed();
        Await.until(
            CONSUMES_WITHIN,
            () -> progress.consumed() > before,
            () -> "consumed more than the " + before + " events of before the restart");
        victim.letRun(upTo(1_500));
      }
    }
  }

  private Duration upTo(int millis) {
    return Duration.ofMillis(random.nextInt(millis));
  }

  /** How many at each kind of moment. */
  Map<Moment, Integer> kills() {
    return kills;
  }
}
