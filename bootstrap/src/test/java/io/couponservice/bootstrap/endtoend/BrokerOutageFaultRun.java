package io.couponservice.bootstrap.endtoend;

import io.couponservice.kafka.embedded.KafkaBroker;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The broker goes away: HTTP works on, and what is to be published waits in the outbox. */
@Timeout(300)
class BrokerOutageFaultRun {

  @Test
  void stopped() throws Exception {
    try (EmbeddedBackends backends = new EmbeddedBackends()) {
      KafkaBroker kafka = backends.kafka();
      OutageFigures figures =
          new OutageRun(backends, Duration.ofSeconds(60), new Outage(kafka::stop, kafka::start))
              .run("broker stopped");
      figures.requireQuickAndNormalSoon().requireServed();
      figures.requireNotReady();
    }
  }

  @Test
  void oneOfThreeLost(@TempDir Path directory) throws Exception {
    try (ThreeBrokers backends = new ThreeBrokers(directory)) {
      KafkaBroker lost = backends.last();
      OutageFigures figures =
          new OutageRun(backends, Duration.ofSeconds(20), new Outage(lost::stop, lost::start))
              .run("one of three brokers lost");
      figures.requireQuickAndNormalSoon().requireServed();
      figures.requireReady();
    }
  }
}
