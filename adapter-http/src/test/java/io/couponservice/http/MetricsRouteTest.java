package io.couponservice.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.couponservice.http.auth.Role;
import io.couponservice.http.metrics.HttpMonitor.Answered;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class MetricsRouteTest {

  private static final String PATH = "/metrics";

  private final RunningApi api = new RunningApi();

  @AfterEach
  void stop() {
    api.api().close();
  }

  @Test
  void everybodySeesOpenFigures() {
    api.start(RunningApi.DEADLINE);

    Reply reply = api.send(api.request(PATH).GET(), null);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).startsWith("text/plain; version=0.0.4");
    assertThat(reply.response().body()).isEqualTo("figures 1\n");
  }

  @Test
  void figuresThatAreNotOpenNeedATokenOfAnyRole() {
    api.metricsOpen = false;
    api.start(RunningApi.DEADLINE);

    api.send(api.request(PATH).GET(), null).isProblem(401, "UNAUTHORIZED");
    for (Role role : Role.values()) {
      assertThat(api.send(api.request(PATH).GET(), role).status()).isEqualTo(200);
    }
  }

  @Test
  void requestsAreCountedByTheirRouteNotByWhatIsInIt() throws Exception {
    api.start(RunningApi.DEADLINE);
    api.get("/api/v1/coupons/1234567");
    api.get("/no/such/route");

    // A moment after the answer.
    List<Answered> answered = List.of(api.answered.take(), api.answered.take());
    assertThat(answered)
        .extracting(Answered::method, Answered::route, Answered::status)
        .containsExactlyInAnyOrder(
            tuple("GET", "/api/v1/coupons/{couponId}", 404), tuple("GET", "none", 404));
    assertThat(answered).allMatch(each -> each.took().compareTo(Duration.ZERO) > 0);
  }
}
