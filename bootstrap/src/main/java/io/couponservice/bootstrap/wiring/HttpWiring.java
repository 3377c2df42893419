package io.couponservice.bootstrap.wiring;

import io.couponservice.application.port.Ids;
import io.couponservice.bootstrap.config.ServiceConfig;
import io.couponservice.bootstrap.config.TokenList;
import io.couponservice.http.HttpApi;
import io.couponservice.http.HttpFigures;
import io.couponservice.http.HttpSettings;
import io.couponservice.http.HttpUseCases;
import io.couponservice.http.auth.ApiToken;
import io.couponservice.http.auth.Role;
import io.couponservice.http.failed.DeadLetterUseCases;
import io.couponservice.http.health.HealthChecks;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** The HTTP interface on the use cases. */
final class HttpWiring {

  private HttpWiring() {}

  static HttpApi start(
      ServiceConfig config,
      UseCases useCases,
      CommandLanes lanes,
      Ids ids,
      HealthChecks health,
      BooleanSupplier available,
      HttpFigures figures) {
    HttpApi api =
        new HttpApi(
            new HttpUseCases(
                lanes::issue,
                lanes::reserve,
                useCases.issueToUsers(),
                useCases.use(),
                useCases.release(),
                useCases.policies(),
                useCases.read(),
                new DeadLetterUseCases(
                    useCases.deadLetters(),
                    useCases.discard(),
                    useCases.replay(),
                    useCases.dryRun(),
                    useCases.replayJobs(),
                    useCases.undeliverable(),
                    config.replay().perSecond(),
                    config.replay().stopShare()),
                useCases.audit(),
                ids,
                available),
            HttpSettings.of(config.http().port(), tokens(config), config.http().deadline()),
            health,
            figures);
    api.start();
    return api;
  }

  private static List<ApiToken> tokens(ServiceConfig config) {
    return TokenList.parse(config.api().tokens()).stream()
        .map(
            entry ->
                new ApiToken(
                    entry.name(),
                    Role.valueOf(entry.role().toUpperCase(Locale.ROOT)),
                    entry.token()))
        .toList();
  }
}
