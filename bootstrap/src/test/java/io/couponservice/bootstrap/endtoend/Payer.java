package io.couponservice.bootstrap.endtoend;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;

/** Pays for reservations, in all the ways that payment systems have of going wrong. */
final class Payer {

  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final PaymentEvents events;
  private final Shopper shopper;
  private final LoadReport report;
  private final SplittableRandom random;

  Payer(PaymentEvents events, Shopper shopper, LoadReport report, SplittableRandom random) {
    this.events = events;
    this.shopper = shopper;
    this.report = report;
    this.random = random;
  }

  void pay(Booking booking) throws Exception {
    int dice = random.nextInt(100);
    if (dice < 62) {
      completed("completed", booking);
    } else if (dice < 71) {
      failed("failed", booking);
    } else if (dice < 77) {
      failedThenCompleted(booking);
    } else if (dice < 83) {
      sameEventTwice(booking);
    } else if (dice < 86) {
      completed("double payment", booking);
      completed("double payment", booking);
    } else if (dice < 88) {
      contradiction(booking);
    } else if (dice < 91) {
      stolen(booking);
    } else if (dice < 97) {
      wrong(booking, dice - 91);
    } else {
      report.count("never paid");
    }
  }

  /** For a coupon that is good no longer: it expires when given back, and may be paid late. */
  void payTooLate(Booking booking) {
    if (random.nextInt(10) < 7) {
      failed("failed after expiry", booking);
      if (random.nextBoolean()) {
        completed("completed after expiry", booking);
      }
    } else {
      completed("completed after expiry", booking);
    }
  }

  private void completed(String kind, Booking booking) {
    report.count(kind);
    events.send(events.completed(booking, events.number("PAY-")));
  }

  private void failed(String kind, Booking booking) {
    report.count(kind);
    events.send(events.failed(booking, events.number("PAY-")));
  }

  private void failedThenCompleted(Booking booking) {
    failed("failed, then paid otherwise", booking);
    completed("failed, then paid otherwise", booking);
  }

  private void sameEventTwice(Booking booking) {
    report.count("same event twice");
    String paymentId = events.number("PAY-");
    PaymentEvents.Message message =
        random.nextInt(4) > 0
            ? events.completed(booking, paymentId)
            : events.failed(booking, paymentId);
    events.send(message);
    events.sendAnywhere(message, random);
  }

  private void contradiction(Booking booking) {
    report.count("failed and completed");
    String paymentId = events.number("PAY-");
    events.send(events.completed(booking, paymentId));
    events.send(events.failed(booking, paymentId));
  }

  /** Another order takes the coupon, and then both pay. */
  private void stolen(Booking booking) throws Exception {
    failed("taken by another order", booking);
    Optional<Booking> other =
        shopper.reserveOnceFree(
            booking.couponId(), booking.userId(), events.number("ORDER-"), PATIENCE);
    if (other.isPresent()) {
      completed("conflict", other.get());
      completed("conflict", booking);
    }
  }

  private void wrong(Booking booking, int kind) {
    report.count("wrong " + kind);
    switch (kind) {
      case 0 -> completed("unknown coupon", booking.ofCoupon(9_000_000_000L + booking.couponId()));
      case 1 ->
          completed("unknown reservation", booking.ofReservation(events.number("RESV-NONE-")));
      case 2 -> failed("mismatch", booking.ofUser(booking.userId() + 1));
      case 3 ->
          events.sendGarbage(
              PaymentEvents.COMPLETED, "\u0000 not JSON {".getBytes(StandardCharsets.UTF_8));
      case 4 -> events.sendGarbage(PaymentEvents.FAILED, null);
      default -> events.send(events.withoutCoupon(booking.userId()));
    }
  }
}
