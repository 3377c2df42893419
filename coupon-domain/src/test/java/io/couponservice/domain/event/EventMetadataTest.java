package io.couponservice.domain.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventMetadataTest {

  @Test
  void whatThisServicePublishesNamesItAndItsVersion() {
    assertThat(EventMetadata.ofThisService("corr_1", "evt_1"))
        .isEqualTo(new EventMetadata("corr_1", "evt_1", "coupon-service", "1.0", List.of("1.0")));
  }

  @Test
  void aKnownVersionIsReadable() {
    assertThat(inVersion("1.0", List.of()).readable()).isTrue();
    assertThat(inVersion("1.0", List.of("0.9")).readable()).isTrue();
  }

  @Test
  void anUnknownVersionIsReadableIfItNamesAKnownOneAsCompatible() {
    assertThat(inVersion("1.7", List.of("1.6", "1.0")).readable()).isTrue();
    assertThat(inVersion("1.7", List.of("1.6")).readable()).isFalse();
    assertThat(inVersion("1.7", List.of()).readable()).isFalse();
  }

  @Test
  void laterChangesOfTheListDoNotReachTheMetadata() {
    List<String> versions = new ArrayList<>(List.of("1.0"));
    EventMetadata metadata = inVersion("1.7", versions);
    versions.clear();
    assertThat(metadata.readable()).isTrue();
  }

  private static EventMetadata inVersion(String version, List<String> compatible) {
    return new EventMetadata("corr_1", null, "payment-service", version, compatible);
  }
}
