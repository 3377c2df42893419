package io.couponservice.kafka.topic;

import io.couponservice.application.failed.DeadLetters;
import io.couponservice.application.port.OutageException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.AuthorizationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates the topics of the contract that are missing, and says what differs on those that exist.
 * Never changes or deletes one.
 */
public final class TopicCreation {

  private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);
  private static final Duration VISIBLE = Duration.ofSeconds(30);
  private static final Duration LOOK = Duration.ofMillis(20);

  /** The brokers' own default: a topic that was just created has it. */
  private static final int DEFAULT_MAX_MESSAGE_BYTES = (1 << 20) + 12;

  private final TopicAdmin admin;
  private final int brokers;
  private final Set<String> existing;

  private TopicCreation(TopicAdmin admin, int brokers) {
    this.admin = admin;
    this.brokers = brokers;
    this.existing = admin.names();
  }

  /**
   * Creates what is missing, and logs a warning for each difference of what exists.
   *
   * @param properties of the Kafka client, not null
   * @param patience how long to wait for a broker, more than 0. Until then each attempt is logged
   * @throws OutageException if no broker answers in that time, or none any more
   * @throws TopicsRefusedException if a right is missing, or the brokers refuse a topic
   * @throws IllegalArgumentException if a property of the Kafka client is wrong
   */
  public static void createMissing(Map<String, Object> properties, Duration patience) {
    try (TopicAdmin admin = new TopicAdmin(properties)) {
      new TopicCreation(admin, BrokerWait.awaitBrokers(admin, patience)).run();
    }
  }

  private void run() {
    List<TopicSpec> originals =
        ContractTopics.originals().stream().map(spec -> spec.on(brokers)).toList();
    Map<String, ExistingTopic> actual =
        admin.topics(
            ContractTopics.all().stream().filter(existing::contains).collect(Collectors.toSet()));
    List<TopicSpec> contract = new ArrayList<>(originals);
    for (TopicSpec original : originals) {
      if (ContractTopics.subscribed().contains(original.name())) {
        contract.add(deadLetters(original, actual));
      }
    }
    create(contract.stream().filter(spec -> !actual.containsKey(spec.name())).toList());
    for (TopicSpec spec : contract) {
      if (actual.containsKey(spec.name())) {
        compare(spec, actual.get(spec.name()));
      }
    }
  }

  private TopicSpec deadLetters(TopicSpec original, Map<String, ExistingTopic> actual) {
    ExistingTopic exists = actual.get(original.name());
    return exists == null
        ? ContractTopics.deadLetters(original, OptionalInt.of(DEFAULT_MAX_MESSAGE_BYTES))
        : ContractTopics.deadLetters(
                original.shaped(exists.partitions(), exists.replication()),
                maxBytes(original.name()))
            .on(brokers);
  }

  /** Empty if the service may not know, and need not: the topic of dead letters exists. */
  private OptionalInt maxBytes(String original) {
    try {
      return OptionalInt.of(
          Integer.parseInt(admin.settings(original).get(ContractTopics.MAX_BYTES)));
    } catch (TopicsRefusedException e) {
      if (forbidden(e) && existing.contains(original + DeadLetters.TOPIC_SUFFIX)) {
        return OptionalInt.empty();
      }
      throw e;
    }
  }

  private void create(List<TopicSpec> missing) {
    if (missing.isEmpty()) {
      return;
    }
    if (brokers < ContractTopics.REPLICATION) {
      LOG.warn(
          "the cluster has {} broker: new topics get replication {} instead of {}",
          brokers,
          brokers,
          ContractTopics.REPLICATION);
    }
    admin.create(missing.stream().map(TopicCreation::newTopic).toList());
    List<String> names = missing.stream().map(TopicSpec::name).toList();
    awaitVisible(names);
    LOG.info("created the topics {}", names);
  }

  private static NewTopic newTopic(TopicSpec spec) {
    return new NewTopic(spec.name(), spec.partitions(), (short) spec.replication())
        .configs(spec.settings(spec.replication()));
  }

  /** A broker learns of a new topic from the controller, a moment after its creation. */
  private void awaitVisible(List<String> created) {
    long end = System.nanoTime() + VISIBLE.toNanos();
    while (!admin.names().containsAll(created)) {
      if (System.nanoTime() > end) {
        throw new OutageException("Kafka does not show the new topics " + created, null);
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  /** To read settings is a right of its own, which the service can do without. */
  private void compare(TopicSpec expected, ExistingTopic actual) {
    try {
      TopicDifferences.of(expected, actual, admin.settings(actual.name()))
          .values()
          .forEach(LOG::warn);
    } catch (TopicsRefusedException e) {
      if (!forbidden(e)) {
        throw e;
      }
      TopicDifferences.shape(expected, actual).values().forEach(LOG::warn);
      LOG.warn("topic {}: not compared with the contract: {}", actual.name(), e.getMessage());
    }
  }

  private static boolean forbidden(TopicsRefusedException e) {
    return e.getCause() instanceof AuthorizationException;
  }
}
