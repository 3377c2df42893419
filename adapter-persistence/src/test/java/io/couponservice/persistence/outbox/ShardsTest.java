package io.couponservice.persistence.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.OutboundRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShardsTest {

  @Test
  void recordsOfOneKeyShareAShardWhateverElseTheyAre() {
    OutboundRecord one = new OutboundRecord("a", Bytes.utf8("1001"), Bytes.utf8("x"), List.of());
    OutboundRecord other = new OutboundRecord("b", Bytes.utf8("1001"), null, List.of());

    assertThat(Shards.of(one)).isEqualTo(Shards.of(other));
  }

  @Test
  void aRecordWithoutAKeyHasAShard() {
    assertThat(Shards.of(new OutboundRecord("a", null, null, List.of())))
        .isBetween(0, Shards.COUNT - 1);
  }

  @Test
  void theDeadLettersOfATopicHaveAShardOfTheirOwn() {
    Set<Integer> shards = new HashSet<>();
    for (String topic : List.of("payment.completed", "payment.failed", "order.cancelled")) {
      Set<Integer> ofTopic = new HashSet<>();
      for (String key : new String[] {null, "1001", "ORDER-1"}) {
        Bytes bytes = key == null ? null : Bytes.utf8(key);
        ofTopic.add(Shards.of(new OutboundRecord(topic + ".DLQ", bytes, null, List.of())));
      }
      assertThat(ofTopic).hasSize(1);
      shards.addAll(ofTopic);
    }
    assertThat(shards).containsExactlyInAnyOrder(13, 14, 15);
  }

  @Test
  void couponsInSequenceSpreadEvenly() {
    Map<Integer, Long> keysByShard =
        IntStream.range(1_001, 17_001)
            .mapToObj(id -> new OutboundRecord("a", Bytes.utf8("" + id), null, List.of()))
            .collect(Collectors.groupingBy(Shards::of, Collectors.counting()));

    assertThat(keysByShard).hasSize(Shards.COUNT - 3);
    assertThat(keysByShard.keySet()).allMatch(shard -> shard >= 0 && shard < Shards.COUNT - 3);
    assertThat(keysByShard.values()).allMatch(keys -> keys > 500 && keys < 1_500);
  }
}
