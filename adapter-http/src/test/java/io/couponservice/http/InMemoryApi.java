package io.couponservice.http;

import io.couponservice.application.coupon.ReadCoupons;
import io.couponservice.application.fixture.SampleTerms;
import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.domain.policy.CouponPolicy;
import io.couponservice.http.failed.DeadLetterUseCases;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The interface on use cases over a database in memory. */
final class InMemoryApi extends RunningApi {

  final InMemoryService service = new InMemoryService();

  @Override
  HttpUseCases useCases() {
    return new HttpUseCases(
        request ->
            CompletableFuture.completedFuture(service.issue.issueKeyed(List.of(request)).get(0)),
        request ->
            CompletableFuture.completedFuture(
                service.reserve.reserveKeyed(List.of(request)).get(0)),
        service.issueToUsers,
        service.use,
        service.release,
        service.policies,
        new ReadCoupons(service.database.transactions()),
        new DeadLetterUseCases(
            service.deadLetters,
            service.discard,
            service.replay,
            service.dryRun,
            service.replayJobs,
            service.undeliverable,
            500,
            0.2),
        service.ids,
        available::get);
  }

  /** The path of a new policy. */
  String policy(SampleTerms terms) {
    CouponPolicy policy = service.policy(terms);
    return "/api/v1/policies/" + policy.policyId();
  }
}
