package io.couponservice.kafka.codec;

import static io.couponservice.kafka.codec.Decoding.unsupported;
import static io.couponservice.kafka.codec.SampleEvents.COMPLETED;
import static io.couponservice.kafka.codec.SampleEvents.record;
import static io.couponservice.kafka.codec.SampleEvents.with;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class UnsupportedVersionTest {

  @ParameterizedTest
  @ValueSource(strings = {"2.0", "1.1", "1", "1.0.0", "0.9"})
  void aVersionThatIsNotKnownIsUnsupported(String version) {
    String message = unsupported(record(COMPLETED, inVersion(version)));
    assertThat(message).startsWith("metadata.version: ").endsWith(version);
  }

  @Test
  void compatibleVersionsThatAreNotKnownEitherDoNotHelp() {
    ObjectNode tree = inVersion("2.0");
    ((ObjectNode) tree.get("metadata")).putArray("compatibleVersions").add("2.0").add("1.9");
    assertThat(unsupported(record(COMPLETED, tree))).startsWith("metadata.version: ");
  }

  @Test
  void theDataOfAnotherVersionIsNotLookedAt() {
    ObjectNode tree = inVersion("2.0");
    tree.remove("data");
    tree.remove("eventId");
    assertThat(unsupported(record(COMPLETED, tree))).startsWith("metadata.version: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"correlationId", "source"})
  void theOtherMetadataOfAnotherVersionIsNotLookedAt(String field) {
    ObjectNode tree = inVersion("2.0");
    ((ObjectNode) tree.get("metadata")).remove(field);
    assertThat(unsupported(record(COMPLETED, tree))).startsWith("metadata.version: ");
  }

  private static ObjectNode inVersion(String version) {
    return with(COMPLETED, "metadata.version", '"' + version + '"');
  }
}
