package io.couponservice.application.event;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CauseTest {

  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @Test
  void aTraceContextIsCarriedOn() {
    assertThat(new Cause("corr", null, TRACE, "operator").traceparent()).isEqualTo(TRACE);
  }

  /** It is copied to what is published: too long, it would keep the record off its topic. */
  @ParameterizedTest
  @ValueSource(strings = {"", "anything", TRACE + "0", "00-XX-b7ad6b7169203331-01"})
  void whatIsNoTraceContextIsDropped(String traceparent) {
    assertThat(new Cause("corr", null, traceparent, "operator").traceparent()).isNull();
  }
}
