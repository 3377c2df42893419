package io.couponservice.bootstrap.endtoend;

import io.couponservice.bootstrap.wiring.UseCases;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.common.TopicPartition;

/** The consumer group of the service, as its broker sees it. */
final class Group implements AutoCloseable {

  private final Admin admin;

  Group(String bootstrapServers) {
    admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
  }

  /** Who has which partitions. A member that was thrown out comes back under another id. */
  Map<String, Set<TopicPartition>> assignments() throws Exception {
    return members().stream()
        .collect(
            Collectors.toMap(
                MemberDescription::consumerId, each -> each.assignment().topicPartitions()));
  }

  /** All partitions that somebody has, as often as somebody has them. */
  List<TopicPartition> assigned() throws Exception {
    return assignments().values().stream().flatMap(Collection::stream).toList();
  }

  private Collection<MemberDescription> members() throws Exception {
    return admin
        .describeConsumerGroups(List.of(UseCases.GROUP))
        .all()
        .get()
        .get(UseCases.GROUP)
        .members();
  }

  @Override
  public void close() {
    admin.close();
  }
}
