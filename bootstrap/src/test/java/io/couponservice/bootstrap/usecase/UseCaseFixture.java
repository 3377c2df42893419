package io.couponservice.bootstrap.usecase;

import io.couponservice.application.coupon.Answer;
import io.couponservice.application.coupon.IssueCoupons.IssueCoupon;
import io.couponservice.application.coupon.IssueToUsers.DirectIssue;
import io.couponservice.application.coupon.IssueToUsers.Issued;
import io.couponservice.application.coupon.ReleaseReservations.ReleaseReservation;
import io.couponservice.application.coupon.ReserveCoupons.ReserveCoupon;
import io.couponservice.application.event.Cause;
import io.couponservice.application.idempotency.Keyed;
import io.couponservice.application.record.Bytes;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.RecordPosition;
import io.couponservice.bootstrap.servers.TestServers;
import io.couponservice.bootstrap.wiring.TimeOrderedIds;
import io.couponservice.bootstrap.wiring.UseCases;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.coupon.ReserveDecision.Request;
import io.couponservice.domain.money.Won;
import io.couponservice.domain.policy.CouponCode;
import io.couponservice.domain.policy.Discount;
import io.couponservice.domain.policy.DiscountType;
import io.couponservice.domain.policy.IssueTrigger;
import io.couponservice.domain.policy.IssueTrigger.TriggerType;
import io.couponservice.domain.policy.IssueType;
import io.couponservice.domain.policy.IssueWindow;
import io.couponservice.domain.policy.LatePaymentRule;
import io.couponservice.domain.policy.PolicyTerms;
import io.couponservice.domain.policy.Quantity;
import io.couponservice.domain.policy.RestoreRule;
import io.couponservice.domain.policy.Validity;
import io.couponservice.kafka.schema.SchemaCheckedEncoder;
import io.couponservice.persistence.database.Database;
import io.couponservice.persistence.database.DatabaseSettings;
import io.couponservice.persistence.database.Migrations;
import io.couponservice.persistence.transaction.JdbiTransactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Jdbi;

/**
 * The use cases on a PostgreSQL database of their own, and short ways to call them. What they
 * publish is held against its schema.
 */
final class UseCaseFixture implements AutoCloseable {

  private static final Clock CLOCK = Clock.systemUTC();
  private static final AtomicLong OFFSETS = new AtomicLong();

  private final Database database;
  private final CountingDataSource counting;
  private final TimeOrderedIds ids = new TimeOrderedIds(CLOCK);
  private final UseCases useCases;

  UseCaseFixture() {
    database =
        Database.open(
            new DatabaseSettings(
                TestServers.newDatabase(),
                TestServers.postgres().user(),
                "",
                16,
                Duration.ofSeconds(10),
                Duration.ofSeconds(30)));
    Migrations.migrate(database);
    counting = new CountingDataSource(database.dataSource());
    useCases =
        UseCases.on(
            new JdbiTransactions(Jdbi.create(counting.counted()), () -> {}),
            new SchemaCheckedEncoder(),
            ids,
            CLOCK);
  }

  UseCases useCases() {
    return useCases;
  }

  Jdbi jdbi() {
    return database.jdbi();
  }

  long count(String sql) {
    return jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }

  List<String> takeStatements() {
    return counting.takeStatements();
  }

  long createPolicy(String code, Long total, int perUser) {
    return create(
        Set.of(IssueType.CODE, IssueType.DIRECT), code, new Quantity(total, perUser), null);
  }

  /** One that gives each payer a coupon. */
  long createAutomaticPolicy() {
    return create(
        Set.of(IssueType.EVENT),
        null,
        new Quantity(null, 1),
        new IssueTrigger(TriggerType.PAYMENT_COMPLETED, Won.ZERO));
  }

  private long create(
      Set<IssueType> issueTypes, String code, Quantity quantity, IssueTrigger trigger) {
    LocalDateTime start = LocalDateTime.parse("2020-01-01T00:00:00");
    PolicyTerms terms =
        new PolicyTerms(
            "test",
            code == null ? null : new CouponCode(code),
            issueTypes,
            new Discount(DiscountType.FIXED_AMOUNT, 10_000, null),
            Won.ZERO,
            quantity,
            new IssueWindow(start, start.plusYears(100)),
            new Validity(30, null),
            Duration.ofMinutes(30),
            RestoreRule.RESTORE,
            null,
            LatePaymentRule.HONOUR,
            trigger);
    return useCases.policies().create(terms).orElseThrow().policy().policyId();
  }

  IssueCoupon issue(String code, long userId) {
    return IssueCoupon.byCode(ids.commandId(), userId, new CouponCode(code), cause());
  }

  ReserveCoupon reserve(Coupon coupon, String orderId) {
    Request request = new Request(ids.reservationId(), coupon.userId(), orderId, new Won(100_000));
    return new ReserveCoupon(ids.commandId(), coupon.couponId(), request, cause());
  }

  /** Coupons of a code, one each for the users 1 to a count. */
  List<Coupon> issued(String code, int users) {
    List<IssueCoupon> commands =
        LongStream.rangeClosed(1, users).mapToObj(user -> issue(code, user)).toList();
    return useCases.issue().issue(commands).stream().map(answer -> done(answer).coupon()).toList();
  }

  /** Gives users a coupon each by hand, and fails if one of them gets none. */
  void given(long policyId, LongStream users) {
    DirectIssue command = new DirectIssue(policyId, users.boxed().toList(), cause());
    Issued issued = useCases.issueToUsers().issue(Keyed.of(command)).result().orElseThrow();
    if (!issued.refused().isEmpty()) {
      throw new AssertionError("refused: " + issued.refused());
    }
  }

  List<Reservation> reserved(List<Coupon> coupons) {
    List<ReserveCoupon> commands =
        coupons.stream().map(coupon -> reserve(coupon, "ORDER-" + coupon.couponId())).toList();
    return useCases.reserve().reserve(commands).stream()
        .map(answer -> done(answer).reservation())
        .toList();
  }

  InboundRecord paymentCompleted(Reservation reservation) {
    return record(
        "payment.completed",
        """
        {"eventId":"evt_pay_%1$s","eventType":"PAYMENT_COMPLETED",
         "timestamp":"2026-01-01T00:00:00Z",
         "data":{"paymentId":"PAY-%1$s","orderId":"%2$s","userId":%3$d,"amount":90000,
                 "couponId":%4$d,"reservationId":"%1$s","paymentMethod":"CARD",
                 "completedAt":"2026-01-01T00:00:00"},
         "metadata":{"correlationId":"corr_%1$s","source":"payment-service","version":"1.0"}}
        """
            .formatted(
                reservation.reservationId(),
                reservation.orderId(),
                reservation.userId(),
                reservation.couponId()));
  }

  InboundRecord orderCancelled(Reservation reservation) {
    return record(
        "order.cancelled",
        """
        {"eventId":"evt_ord_%1$s","eventType":"ORDER_CANCELLED",
         "timestamp":"2026-01-01T00:00:00Z",
         "data":{"orderId":"%2$s","userId":%3$d,"couponId":%4$d,
                 "cancelReason":"CUSTOMER_REQUEST","cancelledAt":"2026-01-01T00:00:00"},
         "metadata":{"correlationId":"corr_%1$s","source":"order-service","version":"1.0"}}
        """
            .formatted(
                reservation.reservationId(),
                reservation.orderId(),
                reservation.userId(),
                reservation.couponId()));
  }

  /** Of a user of its own. */
  InboundRecord paymentWithoutCoupon() {
    long number = OFFSETS.incrementAndGet();
    return record(
        "payment.completed",
        """
        {"eventId":"evt_pay_plain_%1$d","eventType":"PAYMENT_COMPLETED",
         "timestamp":"2026-01-01T00:00:00Z",
         "data":{"paymentId":"PAY-%1$d","orderId":"ORDER-%1$d","userId":%1$d,"amount":90000,
                 "couponId":null,"paymentMethod":"CARD","completedAt":"2026-01-01T00:00:00"},
         "metadata":{"correlationId":"corr_%1$d","source":"payment-service","version":"1.0"}}
        """
            .formatted(number));
  }

  ReleaseReservation release(Reservation reservation) {
    return new ReleaseReservation(reservation.reservationId(), cause());
  }

  InboundRecord record(String topic, String value) {
    return new InboundRecord(
        new RecordPosition(topic, 0, OFFSETS.incrementAndGet()),
        Instant.EPOCH,
        null,
        Bytes.utf8(value),
        List.of());
  }

  static <T> T done(Answer<T> answer) {
    if (answer instanceof Answer.Done<T> done) {
      return done.value();
    }
    throw new AssertionError("not done: " + answer);
  }

  private Cause cause() {
    return new Cause(ids.correlationId(), null, null, "test");
  }

  @Override
  public void close() {
    database.close();
  }
}
