package io.couponservice.http;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class HealthTest {

  @RegisterExtension static final RunningApi API = new RunningApi();

  @AfterEach
  void allUp() {
    API.databaseUp.set(true);
    API.threadsUp.set(true);
  }

  @Test
  void allIsUp() {
    API.get("/health/live").isJson(200, "{\"status\":\"UP\",\"checks\":{\"threads\":\"UP\"}}");
    API.get("/health/ready")
        .isJson(200, "{\"status\":\"UP\",\"checks\":{\"threads\":\"UP\",\"database\":\"UP\"}}");
  }

  @Test
  void aDependencyThatIsAwayIsNoReasonToRestart() {
    API.databaseUp.set(false);
    API.get("/health/live").isJson(200, "{\"status\":\"UP\",\"checks\":{\"threads\":\"UP\"}}");
    API.get("/health/ready")
        .isJson(503, "{\"status\":\"DOWN\",\"checks\":{\"threads\":\"UP\",\"database\":\"DOWN\"}}");
  }

  @Test
  void aThreadThatEndedIs() {
    API.threadsUp.set(false);
    API.get("/health/live").isJson(503, "{\"status\":\"DOWN\",\"checks\":{\"threads\":\"DOWN\"}}");
  }
}
