package io.couponservice.application.coupon;

import io.couponservice.application.coupon.ReserveCoupons.ReserveCoupon;
import io.couponservice.application.event.EventPublication;
import io.couponservice.application.event.Moment;
import io.couponservice.application.port.Stores;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.coupon.ReserveDecision;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A list of reservations within one transaction: load, decide, save. */
final class ReserveBatch {

  private final Stores stores;
  private final Clock clock;
  private final List<ReserveCoupon> commands;
  private final Set<String> claimed;
  private final CouponSet coupons;
  private final Set<String> withoutEffect = new HashSet<>();

  ReserveBatch(
      Stores stores, EventPublication publication, Clock clock, List<ReserveCoupon> commands) {
    this.stores = stores;
    this.clock = clock;
    this.commands = commands;
    this.claimed = claim();
    this.coupons =
        CouponSet.lock(
            stores,
            publication,
            commands.stream().map(ReserveCoupon::couponId).distinct().toList());
    coupons.loadHolders();
  }

  private Set<String> claim() {
    Map<String, String> subjects = new HashMap<>();
    commands.forEach(
        command -> subjects.putIfAbsent(command.commandId(), command.request().reservationId()));
    return stores.commands().claim(subjects);
  }

  List<Answer<ReservedCoupon>> run() {
    Moment now = Moment.now(clock);
    Map<String, Answer<ReservedCoupon>> answers = new HashMap<>(earlier());
    for (ReserveCoupon command : commands) {
      answers.computeIfAbsent(command.commandId(), id -> decide(command, now));
    }
    stores.commands().release(withoutEffect);
    coupons.save();
    return commands.stream().map(command -> answers.get(command.commandId())).toList();
  }

  private Answer<ReservedCoupon> decide(ReserveCoupon command, Moment now) {
    Coupon coupon = coupons.coupon(command.couponId());
    Reservation holder = coupon == null ? null : coupons.reservation(coupon.reservationId());
    Decision decision =
        ReserveDecision.decide(
            coupon, coupons.policyOf(coupon), holder, command.request(), now.local());
    if (decision instanceof Decision.Applied applied) {
      coupons.apply(applied, command.cause(), now);
      return new Answer.Done<>(new ReservedCoupon(applied.reservation(), true));
    }
    withoutEffect.add(command.commandId());
    if (decision instanceof Decision.AlreadyHeld held) {
      return new Answer.Done<>(new ReservedCoupon(held.reservation(), false));
    }
    Decision.Refused refused = (Decision.Refused) decision;
    return new Answer.Refused<>(refused.refusal(), refused.detail());
  }

  /** What commands made that ran before, with the same id. */
  private Map<String, Answer<ReservedCoupon>> earlier() {
    List<String> repeated =
        commands.stream()
            .map(ReserveCoupon::commandId)
            .filter(id -> !claimed.contains(id))
            .distinct()
            .toList();
    if (repeated.isEmpty()) {
      return Map.of();
    }
    Map<String, String> subjects = stores.commands().subjects(repeated);
    Map<String, Reservation> made = stores.reservations().find(subjects.values());
    Map<String, Answer<ReservedCoupon>> answers = new HashMap<>();
    subjects.forEach(
        (command, reservationId) ->
            answers.put(
                command, new Answer.Done<>(new ReservedCoupon(made.get(reservationId), true))));
    return answers;
  }
}
