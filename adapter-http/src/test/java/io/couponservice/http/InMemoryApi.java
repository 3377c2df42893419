package io.couponservice.http;

import io.couponservice.application.coupon.ReadCoupons;
import io.couponservice.application.failed.DeadLetters;
import io.couponservice.application.fixture.SampleEvents;
import io.couponservice.application.fixture.SampleReservations;
import io.couponservice.application.fixture.SampleTerms;
import io.couponservice.application.inmemory.InMemoryService;
import io.couponservice.application.outbox.OutboxEntry;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Reservation;
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
        service.audit,
        service.ids,
        available::get);
  }

  /** The id of a new dead letter: a payment of a reservation that there never was. */
  String deadLetter() {
    Coupon coupon = service.coupon();
    String reservationId = "RESV-of-nobody-" + coupon.couponId();
    Reservation unknown = SampleReservations.active(reservationId, coupon, "order-1");
    service.handle("evt_" + reservationId, SampleEvents.paid(unknown, "pay-" + reservationId));
    return service.database.state().failedEvents().stream()
        .map(failure -> failure.event())
        .filter(event -> reservationId.equals(event.subject().reservationId()))
        .findFirst()
        .orElseThrow()
        .deadLetterId();
  }

  /** The id of a record that the broker refused: that of a new dead letter. */
  long undeliverable() {
    String id = deadLetter();
    OutboxEntry entry =
        service.database.state().outbox().stream()
            .filter(each -> DeadLetters.carried(each.record()).filter(id::equals).isPresent())
            .findFirst()
            .orElseThrow();
    service.database.queue().setAside(entry, "too large");
    return entry.id();
  }

  /** The path of a new policy. */
  String policy(SampleTerms terms) {
    CouponPolicy policy = service.policy(terms);
    return "/api/v1/policies/" + policy.policyId();
  }
}
