package io.couponservice.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.event.Cause;
import io.couponservice.http.auth.Role;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationTest {

  private static final String PATH = "/api/v1/coupons/issue-by-code";
  private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

  @RegisterExtension static final RunningApi API = new RunningApi();

  @Test
  void anIdIsTakenAndGivenBack() {
    for (String id : new String[] {"order-77 ~!", "x".repeat(128)}) {
      assertThat(cause("X-Correlation-Id", id).correlationId()).isEqualTo(id);
      Reply denied =
          API.send(API.request("/api/v1/coupons/1").header("X-Correlation-Id", id), null);
      assertThat(denied.header("X-Correlation-Id")).isEqualTo(id);
      denied.isProblem(401, "UNAUTHORIZED");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\tb"})
  void anUnusableIdIsReplaced(String id) {
    assertThat(cause("X-Correlation-Id", id).correlationId()).startsWith("corr_");
  }

  @Test
  void aLongIdIsReplacedAndAMissingOneMade() {
    assertThat(cause("X-Correlation-Id", "x".repeat(129)).correlationId()).startsWith("corr_");
    assertThat(cause("X-Other", "x").correlationId()).startsWith("corr_");
  }

  @Test
  void aTraceIsCarriedOn() {
    assertThat(cause("traceparent", TRACE).traceparent()).isEqualTo(TRACE);
    assertThat(cause("traceparent", TRACE).causationId()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331",
    "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
    "00-00000000000000000000000000000000-b7ad6b7169203331-01",
    "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
    "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
    "nonsense"
  })
  void aBrokenTraceIsNone(String traceparent) {
    assertThat(cause("traceparent", traceparent).traceparent()).isNull();
  }

  private static Cause cause(String header, String value) {
    AtomicReference<Cause> cause = new AtomicReference<>();
    API.issue =
        command -> {
          cause.set(command.cause());
          return RunningApi.done(Samples.issued());
        };
    Reply reply = API.send(API.json(PATH, Bodies.ISSUE).header(header, value), Role.SERVICE);
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.header("X-Correlation-Id")).isEqualTo(cause.get().correlationId());
    return cause.get();
  }
}
