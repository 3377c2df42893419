package io.couponservice.bootstrap.endtoend;

import io.couponservice.bootstrap.oracle.Oracle;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far the service has come, seen from its servers. */
final class Progress implements AutoCloseable {

  private static final String GROUP = "coupon-service";
  private static final Duration DRAINS_WITHIN = Duration.ofSeconds(90);

  private final Backends backends;
  private final Admin admin;

  Progress(Backends backends) {
    this.backends = backends;
    admin =
        Admin.create(
            Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, backends.bootstrapServers()));
  }

  /** How many consumed events took effect. */
  long consumed() throws SQLException {
    return count("processed_events");
  }

  /** Waits until each partition that is consumed has a member of the group. */
  void awaitAssigned() throws Exception {
    Set<TopicPartition> all = ends().keySet();
    Set<TopicPartition> assigned = new HashSet<>();
    Await.until(
        DRAINS_WITHIN,
        () -> {
          assigned.clear();
          admin.describeConsumerGroups(List.of(GROUP)).all().get().get(GROUP).members().stream()
              .flatMap(member -> member.assignment().topicPartitions().stream())
              .forEach(assigned::add);
          return assigned.equals(all);
        },
        () -> "all of " + all + " assigned, but " + assigned);
  }

  /** Waits until all that came in is handled and all that goes out is out. */
  void awaitDrained() throws Exception {
    Map<String, Object> left = new HashMap<>();
    Await.until(
        DRAINS_WITHIN,
        () -> {
          left.put("lag", lag());
          // After the lag: what is consumed last fills the outbox last.
          left.put("outbox", count("outbox"));
          return left.equals(Map.of("lag", Map.of(), "outbox", 0L));
        },
        () -> "drained, there is left " + left);
  }

  /**
   * How many records are behind each partition's committed offset; those without any are left out.
   */
  Map<TopicPartition, Long> lag() throws Exception {
    Map<TopicPartition, Long> lag = ends();
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(GROUP).partitionsToOffsetAndMetadata().get();
    lag.replaceAll(
        (partition, end) ->
            end
                - Optional.ofNullable(committed.get(partition))
                    .map(OffsetAndMetadata::offset)
                    .orElse(0L));
    lag.values().removeIf(each -> each == 0);
    return lag;
  }

  /** Where each partition ends. */
  Map<TopicPartition, Long> ends() throws Exception {
    Map<TopicPartition, OffsetSpec> partitions =
        admin.describeTopics(Oracle.consumedTopics()).allTopicNames().get().values().stream()
            .flatMap(
                topic ->
                    topic.partitions().stream()
                        .map(info -> new TopicPartition(topic.name(), info.partition())))
            .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    admin
        .listOffsets(partitions)
        .all()
        .get()
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  private long count(String table) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(backends.jdbcUrl(), backends.user(), backends.password());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT count(*) FROM " + table)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
