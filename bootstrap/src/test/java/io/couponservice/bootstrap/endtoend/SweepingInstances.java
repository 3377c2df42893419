package io.couponservice.bootstrap.endtoend;

import io.couponservice.application.coupon.Answer;
import io.couponservice.application.coupon.IssueCoupons.IssueCoupon;
import io.couponservice.application.coupon.ReserveCoupons.ReserveCoupon;
import io.couponservice.application.event.Cause;
import io.couponservice.bootstrap.config.ConfigSources;
import io.couponservice.bootstrap.config.ServiceConfig;
import io.couponservice.bootstrap.wiring.CouponService;
import io.couponservice.bootstrap.wiring.TimeOrderedIds;
import io.couponservice.bootstrap.wiring.UseCases;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.ReserveDecision.Request;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.CouponCode;
import io.couponservice.kafka.codec.JsonEventEncoder;
import io.couponservice.persistence.database.Database;
import io.couponservice.persistence.transaction.JdbiTransactions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Instances of the service in this process, on servers of their own, by a clock that is moved. */
final class SweepingInstances implements AutoCloseable {

  private static final String TOKEN = "token-of-the-test";
  private static final int AT_ONCE = 500;

  private final MovedClock clock = new MovedClock();
  private final TimeOrderedIds ids = new TimeOrderedIds(clock);
  private final EmbeddedBackends backends = new EmbeddedBackends();
  private final List<CouponService> running = new ArrayList<>();
  private final Database database;
  private final UseCases useCases;

  SweepingInstances(int count) {
    ServiceConfig config =
        ConfigSources.read(
            null,
            Map.of(
                "COUPON_DB_URL",
                backends.jdbcUrl(),
                "COUPON_DB_USER",
                backends.user(),
                "COUPON_KAFKA_BOOTSTRAP_SERVERS",
                backends.bootstrapServers(),
                "COUPON_HTTP_PORT",
                "0",
                "COUPON_SWEEPS_PURGE",
                "PT1S",
                "COUPON_ZONE",
                "UTC",
                "COUPON_API_TOKENS",
                "test:admin:" + TOKEN));
    try {
      for (int i = 0; i < count; i++) {
        running.add(CouponService.start(config, clock));
      }
      database = CouponService.open(config);
    } catch (RuntimeException | Error failure) {
      closeAll();
      throw failure;
    }
    useCases =
        UseCases.on(
            new JdbiTransactions(database.jdbi(), () -> {}), new JsonEventEncoder(), ids, clock);
  }

  MovedClock clock() {
    return clock;
  }

  Backends backends() {
    return backends;
  }

  UseCases useCases() {
    return useCases;
  }

  HttpCalls http(int instance) {
    return new HttpCalls(running.get(instance).httpPort(), TOKEN);
  }

  long number(String sql) {
    return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  void execute(String sql) {
    database.jdbi().useHandle(handle -> handle.execute(sql));
  }

  /** One each for the users from 1 to a count. */
  List<Coupon> issue(String code, int users) {
    List<Coupon> issued = new ArrayList<>();
    for (int from = 1; from <= users; from += AT_ONCE) {
      List<IssueCoupon> commands =
          LongStream.rangeClosed(from, Math.min(users, from + AT_ONCE - 1))
              .mapToObj(
                  user -> IssueCoupon.byCode(ids.commandId(), user, new CouponCode(code), cause()))
              .toList();
      useCases.issue().issue(commands).forEach(answer -> issued.add(done(answer).coupon()));
    }
    return issued;
  }

  void reserve(List<Coupon> coupons) {
    for (int from = 0; from < coupons.size(); from += AT_ONCE) {
      List<ReserveCoupon> commands =
          IntStream.range(from, Math.min(coupons.size(), from + AT_ONCE))
              .mapToObj(coupons::get)
              .map(this::reserve)
              .toList();
      useCases.reserve().reserve(commands).forEach(SweepingInstances::done);
    }
  }

  private ReserveCoupon reserve(Coupon coupon) {
    Request request =
        new Request(
            ids.reservationId(), coupon.userId(), "ORDER-" + coupon.couponId(), new Won(100_000));
    return new ReserveCoupon(ids.commandId(), coupon.couponId(), request, cause());
  }

  private Cause cause() {
    return new Cause(ids.correlationId(), null, null, "test");
  }

  private static <T> T done(Answer<T> answer) {
    if (answer instanceof Answer.Done<T> done) {
      return done.value();
    }
    throw new AssertionError("not done: " + answer);
  }

  /** Ends the last of them. */
  void stopOne() {
    running.remove(running.size() - 1).close();
  }

  /** Ends the services, and leaves what they wrote. */
  void stop() {
    running.forEach(CouponService::close);
    running.clear();
  }

  @Override
  public void close() {
    database.close();
    closeAll();
  }

  private void closeAll() {
    try (backends) {
      stop();
    }
  }
}
