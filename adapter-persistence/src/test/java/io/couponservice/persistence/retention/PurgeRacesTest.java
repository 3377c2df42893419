package io.couponservice.persistence.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.failed.FailedEvent.Subject;
import io.couponservice.application.port.Stores;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.RecordPosition;
import io.couponservice.persistence.database.TestDatabase;
import io.couponservice.persistence.policy.SamplePolicies;
import io.couponservice.testing.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A purge against events that still come for the reservations, each under the coupon's lock. */
@Timeout(120)
class PurgeRacesTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final int RESERVATIONS = 10_000;

  @BeforeEach
  void createFreeCouponsWithAClosedReservationEach() {
    DATABASE.execute("TRUNCATE policies, failed_events CASCADE");
    long policyId = DATABASE.commit(stores -> SamplePolicies.create(stores, "SPRING").policyId());
    DATABASE.execute(
        """
        INSERT INTO coupons (coupon_id, policy_id, user_id, coupon_name, issue_type, status,
            issued_at, expiry_date)
        SELECT i, %d, i, 'x', 'DIRECT', 'ISSUED', '2026-01-01', '2026-04-01'
        FROM generate_series(1, %d) i
        """
            .formatted(policyId, RESERVATIONS));
    DATABASE.execute(
        """
        INSERT INTO reservations (reservation_id, coupon_id, user_id, order_id, order_amount,
            discount_amount, reserved_at, expires_at, status, closed_at, reason, changed_at)
        SELECT 'RESV-' || i, i, i, 'ORDER', 10, 1, '2026-01-01', '2026-01-02', 'CANCELLED',
            '2026-01-01', 'PAYMENT_FAILED',
            timestamptz '2026-01-01' + i * interval '1 second'
        FROM generate_series(1, %d) i
        """
            .formatted(RESERVATIONS));
    DATABASE.execute("ANALYZE coupons, reservations, failed_events");
  }

  @Test
  void nothingIsPurgedThatADeadLetterIsAboutOrACouponRefersToByThen() throws Exception {
    AtomicInteger effects = new AtomicInteger();
    CompletableFuture<Void> events =
        DATABASE.background(
            () -> {
              // From the end that the purge comes to last, until the two meet.
              for (long id = RESERVATIONS; id > 0; id--) {
                long couponId = id;
                if (!DATABASE.<Boolean>commit(stores -> handle(stores, couponId))) {
                  break;
                }
                effects.incrementAndGet();
              }
              return null;
            });
    Eventually.eventually(() -> assertThat(effects).hasPositiveValue());

    int purged =
        DATABASE.commit(
            stores -> stores.retention().purgeReservations(Duration.ZERO, RESERVATIONS));

    TestDatabase.result(events);
    assertThat(purged).isPositive();
    assertThat(purged + effects.get()).isEqualTo(RESERVATIONS);
    assertThat(
            DATABASE.number(
                """
                SELECT count(*) FROM failed_events
                WHERE reservation_id NOT IN (SELECT reservation_id FROM reservations)
                """))
        .as("dead letters about what was purged")
        .isZero();
    assertThat(
            DATABASE.number(
                """
                SELECT count(*) FROM coupons
                WHERE status = 'USED'
                    AND reservation_id NOT IN (SELECT reservation_id FROM reservations)
                """))
        .as("coupons that refer to what was purged")
        .isZero();
  }

  /** Whether the reservation was still there: then it is made to stay, in one way or another. */
  private static boolean handle(Stores stores, long couponId) {
    stores.coupons().lock(List.of(couponId));
    String reservationId = "RESV-" + couponId;
    if (stores.reservations().find(List.of(reservationId), Set.of()).isEmpty()) {
      return false;
    }
    if (couponId % 2 == 0) {
      DATABASE.execute(
          "UPDATE coupons SET status = 'USED', reservation_id = '%s' WHERE coupon_id = %d"
              .formatted(reservationId, couponId));
    } else {
      RecordPosition position = new RecordPosition("topic", 0, couponId);
      stores
          .failedEvents()
          .store(
              List.of(
                  new FailedEvent(
                      "dlq_" + couponId,
                      new InboundRecord(position, Instant.EPOCH, null, null, List.of()),
                      "coupons",
                      "evt_" + couponId,
                      new Subject(couponId, couponId, "ORDER", reservationId, null),
                      "DOUBLE_PAYMENT",
                      "",
                      null,
                      1,
                      Instant.EPOCH,
                      null)));
    }
    return true;
  }
}
