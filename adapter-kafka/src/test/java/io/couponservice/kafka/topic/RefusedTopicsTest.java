package io.couponservice.kafka.topic;

import static org.apache.kafka.common.acl.AclOperation.ALL;
import static org.apache.kafka.common.acl.AclOperation.CREATE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclPermissionType.ALLOW;
import static org.apache.kafka.common.acl.AclPermissionType.DENY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.couponservice.kafka.KafkaClientDefaults;
import io.couponservice.kafka.KafkaFixture;
import io.couponservice.kafka.LoggedWarnings;
import io.couponservice.kafka.embedded.KafkaBroker;
import io.couponservice.kafka.embedded.KafkaBrokerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.PolicyViolationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.server.policy.CreateTopicPolicy;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A broker that answers and refuses is no outage: waiting would not help. */
@Timeout(60)
class RefusedTopicsTest {

  private final KafkaBroker broker =
      KafkaBroker.start(
          KafkaBrokerOptions.temporary()
              .withOverride(
                  "authorizer.class.name",
                  "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
              .withOverride("allow.everyone.if.no.acl.found", "true")
              .withOverride("create.topic.policy.class.name", NoShortRetention.class.getName()));
  private final Map<String, Object> properties =
      KafkaClientDefaults.admin(broker.bootstrapServers(), Map.of());
  private final Admin admin = Admin.create(properties);

  @AfterEach
  void close() {
    admin.close();
    broker.close();
  }

  @Test
  void aMissingRightToCreateIsToldWithTheTopic() {
    String cluster = Resource.CLUSTER_NAME;
    acl(ResourceType.CLUSTER, cluster, ALL, ALLOW);
    acl(ResourceType.CLUSTER, cluster, CREATE, DENY);
    acl(ResourceType.TOPIC, "coupon.used", CREATE, DENY);

    assertThatExceptionOfType(TopicsRefusedException.class)
        .isThrownBy(this::createMissing)
        .withMessageStartingWith("Kafka: creating topic coupon.used: TopicAuthorizationException");
  }

  @Test
  void aSettingThatTheBrokersDoNotTakeIsToldWithTheTopic() {
    NoShortRetention.shortest = Duration.ofDays(2);
    try {
      assertThatExceptionOfType(TopicsRefusedException.class)
          .isThrownBy(this::createMissing)
          .withMessage(
              "Kafka: creating topic coupon.reserved: PolicyViolationException: too short");
    } finally {
      NoShortRetention.shortest = Duration.ZERO;
    }
  }

  @Test
  void withoutTheRightToReadSettingsTheRestIsCompared() {
    create("payment.failed");
    create("payment.failed.DLQ");
    create("coupon.used");
    acl(ResourceType.TOPIC, "payment.failed", DESCRIBE_CONFIGS, DENY);
    acl(ResourceType.TOPIC, "payment.failed", ALL, ALLOW);

    try (LoggedWarnings warnings = new LoggedWarnings(TopicCreation.class)) {
      createMissing();

      assertThat(warnings.lines())
          .contains("topic payment.failed: partitions is 1, the contract has 3")
          .contains("topic coupon.used: partitions is 1, the contract has 3")
          .anyMatch(line -> line.startsWith("topic payment.failed: not compared"))
          .noneMatch(line -> line.startsWith("topic payment.failed.DLQ: max.message.bytes"));
    }
  }

  @Test
  void deadLettersThatWouldHaveToFollowAnUnknownSettingAreNotMade() {
    create("payment.failed");
    acl(ResourceType.TOPIC, "payment.failed", DESCRIBE_CONFIGS, DENY);
    acl(ResourceType.TOPIC, "payment.failed", ALL, ALLOW);

    assertThatExceptionOfType(TopicsRefusedException.class)
        .isThrownBy(this::createMissing)
        .withMessageStartingWith("Kafka: reading the settings of topic payment.failed: ");
  }

  @Test
  void aWrongPropertyIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                TopicCreation.createMissing(
                    KafkaClientDefaults.admin(
                        broker.bootstrapServers(), Map.of("request.timeout.ms", "soon")),
                    Duration.ofSeconds(1)))
        .withMessageContaining("request.timeout.ms");
  }

  private void create(String topic) {
    KafkaFixture.get(admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all());
  }

  private void acl(
      ResourceType type, String name, AclOperation operation, AclPermissionType permission) {
    KafkaFixture.get(
        admin
            .createAcls(
                List.of(
                    new AclBinding(
                        new ResourcePattern(type, name, PatternType.LITERAL),
                        new AccessControlEntry("User:ANONYMOUS", "*", operation, permission))))
            .all());
  }

  private void createMissing() {
    TopicCreation.createMissing(properties, Duration.ofSeconds(30));
  }

  /** A rule of the broker's operators: what is kept is kept for long enough. */
  public static final class NoShortRetention implements CreateTopicPolicy {

    static volatile Duration shortest = Duration.ZERO;

    @Override
    public void validate(RequestMetadata topic) {
      String retention = topic.configs().get("retention.ms");
      if (retention != null && Long.parseLong(retention) < shortest.toMillis()) {
        throw new PolicyViolationException("too short");
      }
    }

    @Override
    public void configure(Map<String, ?> configs) {}

    @Override
    public void close() {}
  }
}
