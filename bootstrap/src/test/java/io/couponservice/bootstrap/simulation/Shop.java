package io.couponservice.bootstrap.simulation;

import io.couponservice.application.coupon.Answer;
import io.couponservice.application.coupon.IssueCoupons.IssueCoupon;
import io.couponservice.application.coupon.IssuedCoupon;
import io.couponservice.application.coupon.ReleaseReservations.ReleaseReservation;
import io.couponservice.application.coupon.ReserveCoupons.ReserveCoupon;
import io.couponservice.application.coupon.ReservedCoupon;
import io.couponservice.application.coupon.UseCoupons.UseCoupon;
import io.couponservice.application.event.Cause;
import io.couponservice.application.port.OutageException;
import io.couponservice.bootstrap.oracle.Acknowledged;
import io.couponservice.bootstrap.wiring.UseCases;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.ManualUseDecision;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.coupon.ReserveDecision;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.CouponCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Who calls the service: a client that tries again with the same command, or gives up. */
final class Shop {

  private static final int USERS = 4;

  private final World world;
  private final List<Coupon> coupons = new ArrayList<>();
  private final List<Reservation> reservations = new ArrayList<>();
  private final List<Acknowledged> acknowledged = new ArrayList<>();
  private final List<String> complaints = new ArrayList<>();
  private final List<Answered<?>> answered = new ArrayList<>();
  private int orders;

  /** Commands that were answered, and what they made: null for what took no effect. */
  private record Answered<T>(
      Function<UseCases, List<Answer<T>>> call, Function<T, Object> identity, List<Object> made) {}

  Shop(World world) {
    this.world = world;
  }

  List<Coupon> coupons() {
    return coupons;
  }

  List<Reservation> reservations() {
    return reservations;
  }

  List<Acknowledged> acknowledged() {
    return acknowledged;
  }

  List<String> complaints() {
    return complaints;
  }

  static long user(int number) {
    return 1L + number % USERS;
  }

  void issue(Action action, String code) {
    IssueCoupon command =
        IssueCoupon.byCode(
            world.ids().commandId(), user(action.more()), new CouponCode(code), cause());
    issue(action, List.of(command));
  }

  void issueDirectly(Action action, long policyId) {
    List<IssueCoupon> commands = new ArrayList<>();
    for (int i = 0; i <= action.more() % 5; i++) {
      commands.add(
          IssueCoupon.direct(
              world.ids().commandId(), user(action.more() / 5 + i), policyId, cause()));
    }
    issue(action, commands);
  }

  private void issue(Action action, List<IssueCoupon> commands) {
    command(action, cases -> cases.issue().issue(commands), issued -> issued.coupon().couponId())
        .ifPresent(this::issued);
  }

  private void issued(List<Answer<IssuedCoupon>> answers) {
    for (Answer<IssuedCoupon> answer : answers) {
      done(answer)
          .ifPresent(
              issued -> {
                Coupon coupon = issued.coupon();
                coupons.add(coupon);
                acknowledged.add(
                    new Acknowledged.Issue(coupon.couponId(), coupon.policyId(), coupon.userId()));
              });
    }
  }

  /** Two orders that want coupons, in one batch, now and then the same. */
  void reserve(Action action) {
    if (coupons.isEmpty()) {
      return;
    }
    List<ReserveCoupon> commands = new ArrayList<>();
    commands.add(wanted(action.choose(coupons), action.more()));
    if (action.more() % 3 == 0) {
      commands.add(wanted(coupons.get(action.more() % coupons.size()), action.pick()));
    }
    command(action, cases -> cases.reserve().reserve(commands), Shop::identity)
        .ifPresent(answers -> answers.forEach(this::reserved));
  }

  private ReserveCoupon wanted(Coupon coupon, int how) {
    long user = how % 23 == 0 ? user(how) : coupon.userId();
    boolean again = how % 4 == 0 && !reservations.isEmpty();
    String order =
        again ? reservations.get(how % reservations.size()).orderId() : "ORDER-" + ++orders;
    return new ReserveCoupon(
        world.ids().commandId(),
        coupon.couponId(),
        new ReserveDecision.Request(
            world.ids().reservationId(), user, order, new Won(10_000L * (1 + how % 11))),
        cause());
  }

  private void reserved(Answer<ReservedCoupon> answer) {
    done(answer)
        .ifPresent(
            reserved -> {
              Reservation reservation = reserved.reservation();
              reservations.add(reservation);
              acknowledged.add(
                  new Acknowledged.Reservation(
                      reservation.reservationId(),
                      reservation.couponId(),
                      reservation.userId(),
                      reservation.orderId(),
                      reservation.orderAmount().amount()));
            });
  }

  void release(Action action) {
    if (reservations.isEmpty()) {
      return;
    }
    ReleaseReservation command =
        new ReleaseReservation(action.choose(reservations).reservationId(), cause());
    call(action, cases -> cases.release().release(List.of(command)))
        .ifPresent(answers -> answers.forEach(this::done));
  }

  void use(Action action) {
    if (coupons.isEmpty()) {
      return;
    }
    String order = "ORDER-" + ++orders;
    String payment = "MANUAL-" + world.ids().commandId();
    if (action.more() % 2 == 0 && !reservations.isEmpty()) {
      // By hand what may be paid in the normal way, too.
      Reservation known = reservations.get(action.more() % reservations.size());
      order = known.orderId();
      payment = "PAY-" + known.reservationId() + "-1";
    }
    UseCoupon command =
        new UseCoupon(
            world.ids().commandId(),
            action.choose(coupons).couponId(),
            new ManualUseDecision.Request(
                world.ids().reservationId(), payment, order, new Won(50_000), "by phone"),
            cause());
    command(action, cases -> cases.use().use(List.of(command)), Shop::identity)
        .ifPresent(answers -> answers.forEach(answer -> done(answer).ifPresent(this::used)));
  }

  private void used(ReservedCoupon used) {
    reservations.add(used.reservation());
  }

  private static Object identity(ReservedCoupon reserved) {
    return reserved.made() ? reserved.reservation().reservationId() : null;
  }

  private <T> Optional<List<Answer<T>>> command(
      Action action, Function<UseCases, List<Answer<T>>> call, Function<T, Object> identity) {
    Optional<List<Answer<T>>> answers = call(action, call);
    answers.ifPresent(given -> answered.add(new Answered<>(call, identity, made(given, identity))));
    return answers;
  }

  private <T> List<Object> made(List<Answer<T>> answers, Function<T, Object> identity) {
    List<Object> made = new ArrayList<>();
    answers.forEach(answer -> made.add(done(answer).map(identity).orElse(null)));
    return made;
  }

  /** A client that has its answer and asks again gets the same, for what took effect. */
  void repeat(Action action) {
    if (!answered.isEmpty()) {
      repeat(action, action.choose(answered));
    }
  }

  private <T> void repeat(Action action, Answered<T> before) {
    call(action, before.call())
        .ifPresent(
            answers -> {
              List<Object> again = made(answers, before.identity());
              for (int i = 0; i < again.size(); i++) {
                Object first = before.made().get(i);
                if (first != null && !first.equals(again.get(i))) {
                  complaints.add("a repeat made " + again.get(i) + " instead of " + first);
                }
              }
            });
  }

  /** Calls the service, and once more if it gives no answer, unless the client gives up. */
  <T> Optional<T> call(Action action, Function<UseCases, T> work) {
    SimInstance instance = world.instance(action.who());
    try {
      return Optional.of(work.apply(instance.useCases()));
    } catch (Crash e) {
      world.kill(instance);
    } catch (OutageException e) {
      // The client can't tell whether it took effect.
    }
    world.faults().disarm();
    return action.more() % 4 == 0
        ? Optional.empty()
        : Optional.of(work.apply(world.instance(action.who()).useCases()));
  }

  private <T> Optional<T> done(Answer<T> answer) {
    if (answer instanceof Answer.Failed<T> failed) {
      complaints.add("a command failed: " + failed.cause());
    }
    return answer instanceof Answer.Done<T> done ? Optional.of(done.value()) : Optional.empty();
  }

  private Cause cause() {
    return new Cause(world.ids().correlationId(), null, null, "shop");
  }
}
