package io.couponservice.bootstrap.endtoend;

import io.couponservice.bootstrap.oracle.TopicContents;
import io.couponservice.bootstrap.oracle.TopicRecord;
import io.couponservice.kafka.schema.EventSchemas;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Holds all that the service has published, or was about to, against the schemas. */
final class PublishedRecords {

  private static final List<String> TOPICS =
      EventSchemas.TOPICS.stream().filter(topic -> topic.startsWith("coupon.")).toList();

  private PublishedRecords() {}

  /** Fails on the first record that is no event of its topic, whichever test has caused it. */
  static void assertConform(String bootstrapServers) {
    assertConform(TopicContents.read(bootstrapServers, TOPICS));
  }

  static void assertConform(TopicContents topics) {
    for (String topic : TOPICS) {
      for (TopicRecord record : topics.of(topic)) {
        EventSchemas.assertConforms(topic, record.value().content().orElse(null));
      }
    }
  }

  /** Fails on the first record in the outbox of a stopped service that is no event. */
  static void assertOutboxConforms(String jdbcUrl, String user) throws SQLException {
    try (Connection connection = DriverManager.getConnection(jdbcUrl, user, "");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT topic, value FROM outbox")) {
      while (rows.next()) {
        if (TOPICS.contains(rows.getString("topic"))) {
          EventSchemas.assertConforms(rows.getString("topic"), rows.getBytes("value"));
        }
      }
    }
  }
}
