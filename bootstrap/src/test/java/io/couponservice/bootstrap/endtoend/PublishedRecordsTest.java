package io.couponservice.bootstrap.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.bootstrap.oracle.Bytes;
import io.couponservice.bootstrap.oracle.TopicContents;
import io.couponservice.bootstrap.oracle.TopicRecord;
import io.couponservice.domain.event.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class PublishedRecordsTest {

  @Test
  void a_record_that_is_no_event_of_its_topic_is_found_among_others() {
    String used = new String(Samples.of("coupon.used"), UTF_8);
    TopicRecord good = record("coupon.used", 0, used);
    TopicRecord bad = record("coupon.used", 1, used.replace("90000", "\"90000\""));
    TopicRecord ofOthers = record("payment.completed", 0, "no event, and none of ours");

    assertThatCode(() -> PublishedRecords.assertConform(new TopicContents(List.of(good, ofOthers))))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> PublishedRecords.assertConform(new TopicContents(List.of(good, bad, ofOthers))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("/data/finalAmount");
  }

  private static TopicRecord record(String topic, long offset, String value) {
    return new TopicRecord(topic, 0, offset, 0, Bytes.NULL, Bytes.of(value), List.of());
  }
}
