package io.couponservice.application.coupon;

import io.couponservice.application.event.EventPublication;
import io.couponservice.application.event.Moment;
import io.couponservice.application.port.Stores;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.coupon.Reservation;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A list of commands that make reservations, within one transaction: load, decide, save. */
final class CouponCommandBatch {

  private final Stores stores;
  private final Clock clock;
  private final List<? extends CouponCommand> commands;
  private final Set<String> claimed;
  private final Map<String, String> reservationIdByRepeated;
  private final CouponSet coupons;
  private final Set<String> withoutEffect = new HashSet<>();

  CouponCommandBatch(
      Stores stores,
      EventPublication publication,
      Clock clock,
      List<? extends CouponCommand> commands) {
    this.stores = stores;
    this.clock = clock;
    this.commands = commands;
    this.claimed = claim();
    this.reservationIdByRepeated = madeEarlier();
    this.coupons =
        CouponSet.lock(
            stores,
            publication,
            commands.stream().map(command -> command.order().couponId()).toList());
    coupons.loadReservations(
        reservationIdByRepeated.values(), commands.stream().map(CouponCommand::order).toList());
  }

  private Set<String> claim() {
    Map<String, String> subjects = new HashMap<>();
    commands.forEach(command -> subjects.putIfAbsent(command.commandId(), command.reservationId()));
    return stores.commands().claim(subjects);
  }

  /** What commands made that ran before, with the same id. */
  private Map<String, String> madeEarlier() {
    Set<String> repeated = repeated();
    return repeated.isEmpty() ? Map.of() : stores.commands().subjects(repeated);
  }

  private Set<String> repeated() {
    Set<String> repeated = new HashSet<>();
    for (CouponCommand command : commands) {
      if (!claimed.contains(command.commandId())) {
        repeated.add(command.commandId());
      }
    }
    return repeated;
  }

  List<Answer<ReservedCoupon>> run() {
    Moment now = Moment.now(clock);
    Map<String, Answer<ReservedCoupon>> answers = new HashMap<>();
    reservationIdByRepeated.forEach(
        (command, made) ->
            answers.put(
                command,
                done(Objects.requireNonNull(coupons.reservation(made), "purged: " + made), true)));
    for (CouponCommand command : commands) {
      answers.computeIfAbsent(command.commandId(), id -> decide(command, now));
    }
    stores.commands().release(withoutEffect);
    coupons.save();
    return commands.stream().map(command -> answers.get(command.commandId())).toList();
  }

  private Answer<ReservedCoupon> decide(CouponCommand command, Moment now) {
    Decision decision = command.decide(coupons.caseOf(command.order()), now.local());
    if (decision instanceof Decision.Applied applied) {
      coupons.apply(applied, command.cause(), now);
      return done(coupons.reservation(command.reservationId()), true);
    }
    withoutEffect.add(command.commandId());
    if (decision instanceof Decision.AlreadyHeld held) {
      return done(held.reservation(), false);
    }
    Decision.Refused refused = (Decision.Refused) decision;
    return new Answer.Refused<>(refused.refusal(), refused.detail());
  }

  private Answer<ReservedCoupon> done(Reservation reservation, boolean made) {
    Coupon coupon = coupons.coupon(reservation.couponId());
    return new Answer.Done<>(
        new ReservedCoupon(
            new IssuedCoupon(coupon, coupons.policyOf(coupon), coupons.holderOf(coupon)),
            reservation,
            made));
  }
}
