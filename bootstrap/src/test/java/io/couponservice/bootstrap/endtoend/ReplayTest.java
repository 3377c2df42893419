package io.couponservice.bootstrap.endtoend;

import static io.couponservice.bootstrap.endtoend.ServiceOnItsOwn.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.bootstrap.endtoend.HttpCalls.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;

/** Dead letters are replayed, tried out and sent again by way of HTTP, on real servers. */
@Timeout(180)
class ReplayTest {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String LETTERS = "/api/v1/dead-letters";
  private static final SubscribedTopic TOPIC = SubscribedTopic.PAYMENT_COMPLETED;

  private static ServiceOnItsOwn service;
  private static int number;

  @BeforeAll
  static void start() throws Exception {
    service = new ServiceOnItsOwn();
  }

  @AfterAll
  static void stop() throws Exception {
    service.close();
  }

  @Test
  void aReplayHasItsEffectOnceAndNothingGoesBackOnTheTopic() throws Exception {
    Late late = late();
    int before = end(TOPIC.topic());
    assertThat(replay(late, "{\"dryRun\": true}").get("outcome").stringValue())
        .isEqualTo("REFUSED");
    late.reserve();
    long written = written();
    JsonNode foreseen = replay(late, "{\"dryRun\": true}");
    assertThat(foreseen.get("outcome").stringValue()).isEqualTo("APPLIED");
    assertThat(foreseen.get("couponStatus").stringValue()).isEqualTo("USED");
    assertThat(written()).as("written by a dry run").isEqualTo(written);
    assertThat(service.status(late.booking)).isEqualTo("RESERVED");

    JsonNode replayed = replay(late, "{\"note\": \"the reservation was late\"}");

    assertThat(replayed.get("outcome").stringValue()).isEqualTo("APPLIED");
    assertThat(service.status(late.booking)).isEqualTo("USED");
    assertThat(service.http().post(late.path() + "/replay", "{}").status()).isEqualTo(409);
    JsonNode kept = service.http().get("/api/v1/audit?limit=2").body().get("items");
    assertThat(kept.at("/0/path").stringValue()).isEqualTo(late.path() + "/replay");
    assertThat(kept.at("/0/outcome/code").stringValue()).isEqualTo("NOT_DEAD");
    assertThat(kept.at("/1/outcome/status").intValue()).isEqualTo(200);
    assertThat(kept.at("/1/body").stringValue()).contains("the reservation was late");
    service.awaitAllPublished();
    assertThat(end(TOPIC.topic())).isEqualTo(before);
    JsonNode shown = service.http().get(late.path()).body();
    assertThat(shown.get("status").stringValue()).isEqualTo("REPLAYED");
    assertThat(shown.at("/history/1/note").stringValue()).isEqualTo("the reservation was late");
    assertThat(shown.at("/history/1/actor").stringValue()).isEqualTo("test");
  }

  @Test
  void aJobReplaysASetAndTellsHowFarItIs() throws Exception {
    List<Late> all = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      all.add(late());
    }
    for (Late each : all) {
      each.reserve();
    }
    String ids =
        String.join(",", all.stream().map(each -> "\"" + each.deadLetterId + "\"").toList());

    Reply dryRun =
        service.http().post(LETTERS + "/replay", "{\"ids\": [" + ids + "], \"dryRun\": true}");
    assertThat(dryRun.body().at("/outcomes/APPLIED").longValue()).isEqualTo(30);
    assertThat(dryRun.body().get("amount").longValue()).isEqualTo(30 * 90_000L);
    Reply started =
        service.http().post(LETTERS + "/replay", "{\"ids\": [" + ids + "], \"dryRun\": false}");
    assertThat(started.status()).isEqualTo(202);
    String job = "/api/v1/replay-jobs/" + started.body().get("jobId").longValue();

    Await.until(
        LIMIT,
        () -> service.http().get(job).body().get("status").stringValue().equals("DONE"),
        () -> "the job does not end");
    JsonNode done = service.http().get(job).body();
    assertThat(done.get("done").longValue()).isEqualTo(30);
    assertThat(done.get("left").longValue()).isZero();
    for (Late each : all) {
      assertThat(service.status(each.booking)).isEqualTo("USED");
    }
  }

  @Test
  void copiesBesideReplaysOfTheSameHaveOneEffect() throws Exception {
    List<Late> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(late());
    }
    for (Late each : all) {
      each.reserve();
    }

    List<CompletableFuture<Void>> replays =
        all.stream().map(each -> CompletableFuture.runAsync(() -> replayQuietly(each))).toList();
    for (Late each : all) {
      service.send(TOPIC.topic(), 0, "key", each.letter.value(), each.letter.headers().toArray());
    }
    replays.forEach(CompletableFuture::join);

    for (Late each : all) {
      Await.until(
          LIMIT,
          () ->
              service.count(
                      "failed_events",
                      "dead_letter_id = '%s' AND status IN ('REPLAYED', 'RECOVERED')"
                          .formatted(each.deadLetterId))
                  == 1,
          () -> "not closed");
      assertThat(service.status(each.booking)).isEqualTo("USED");
      assertThat(
              service.count(
                  "coupon_history",
                  "to_status = 'USED' AND coupon_id = " + each.booking.couponId()))
          .isEqualTo(1);
    }
  }

  private static void replayQuietly(Late late) {
    try {
      // 409 if the copy was first.
      assertThat(service.http().post(late.path() + "/replay", "{}").status()).isIn(200, 409);
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  @Test
  void whatItsTopicRefusedIsListedAndSentAgain() throws Exception {
    SubscribedTopic topic = SubscribedTopic.PAYMENT_FAILED;
    setMaxBytes(topic.deadLetters(), "2000");
    String large = "too large " + "x".repeat(5_000);
    RecordMetadata[] refused = new RecordMetadata[1];
    // A broker applies a setting a moment after it took it.
    Await.until(
        LIMIT,
        () -> {
          refused[0] = service.send(topic.topic(), 1, large);
          service.awaitGoodOneBehind(topic, 1);
          service.awaitAllPublished();
          return service.count("undeliverable_records", "true") > 0;
        },
        () -> "the topic takes it");

    JsonNode listed =
        service.http().get("/api/v1/undeliverable-records").body().get("items").get(0);
    String letter = listed.get("deadLetterId").stringValue();
    assertThat(listed.get("state").stringValue()).isEqualTo("REFUSED");
    assertThat(service.http().get(LETTERS + "/" + letter).body().has("undeliverable")).isTrue();
    setMaxBytes(topic.deadLetters(), "4194304");
    Await.until(
        LIMIT,
        () -> {
          service
              .http()
              .post(
                  "/api/v1/undeliverable-records/send",
                  "{\"topic\": \"" + topic.deadLetters() + "\"}");
          service.awaitAllPublished();
          return service.count("undeliverable_records", "true") == 0;
        },
        () -> "it is still refused");

    assertThat(service.awaitLetter(refused[0]).value().length).isEqualTo(large.length());
    assertThat(service.http().get(LETTERS + "/" + letter).body().has("undeliverable")).isFalse();
  }

  /** A payment whose reservation comes later. */
  private static final class Late {

    private Booking booking;
    private ConsumerRecord<byte[], byte[]> letter;
    private String deadLetterId;

    String path() {
      return LETTERS + "/" + deadLetterId;
    }

    void reserve() throws Exception {
      service.execute(
          """
          UPDATE reservations SET reservation_id = '%1$s' WHERE reservation_id = 'hidden-%1$s';
          UPDATE coupons SET reservation_id = '%1$s' WHERE reservation_id = 'hidden-%1$s'
          """
              .formatted(booking.reservationId()));
    }
  }

  private static Late late() throws Exception {
    Late late = new Late();
    late.booking = service.booking();
    service.execute(
        """
        UPDATE reservations SET reservation_id = 'hidden-%1$s' WHERE reservation_id = '%1$s';
        UPDATE coupons SET reservation_id = 'hidden-%1$s' WHERE reservation_id = '%1$s'
        """
            .formatted(late.booking.reservationId()));
    late.letter =
        service.awaitLetter(
            service.send(TOPIC.topic(), 0, TOPIC.event("evt_late_" + ++number, late.booking)));
    late.deadLetterId = header(late.letter, "dlq.id").orElseThrow();
    return late;
  }

  private static JsonNode replay(Late late, String body) throws Exception {
    Reply reply = service.http().post(late.path() + "/replay", body);
    assertThat(reply.status()).isEqualTo(200);
    return reply.body();
  }

  /** What changes whenever something is written about coupons or dead letters. */
  private static long written() throws Exception {
    return service.number(
        """
        SELECT (SELECT count(*) FROM coupon_history) + (SELECT count(*) FROM processed_events)
             + (SELECT count(*) FROM failed_event_changes) + (SELECT count(*) FROM commands)
             + (SELECT sum(attempts + replays) FROM failed_events)
             + (SELECT count(*) FROM reservations WHERE status = 'ACTIVE')
             + (SELECT last_value FROM coupon_ids)
        """);
  }

  private static int end(String topic) {
    try (RecordLog log = service.log(List.of(topic))) {
      return log.now(record -> true).size();
    }
  }

  private static void setMaxBytes(String topic, String bytes) throws Exception {
    service
        .admin()
        .incrementalAlterConfigs(
            Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, topic),
                List.of(
                    new AlterConfigOp(
                        new ConfigEntry("max.message.bytes", bytes), AlterConfigOp.OpType.SET))))
        .all()
        .get();
  }
}
