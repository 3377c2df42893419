package io.couponservice.persistence.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.failed.FailedEvent;
import io.couponservice.application.failed.FailedEvent.Subject;
import io.couponservice.application.port.ProcessedEventStore.EventKey;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.application.record.RecordPosition;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.persistence.coupon.SampleCoupons;
import io.couponservice.persistence.coupon.SampleReservations;
import io.couponservice.persistence.database.OpenTransaction;
import io.couponservice.persistence.database.TestDatabase;
import io.couponservice.persistence.policy.SamplePolicies;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class PurgeReservationsTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Duration TOO_LONG = Duration.ofDays(1);
  private static final Duration AT_ONCE = Duration.ZERO;

  private List<Long> coupons;

  @BeforeEach
  void createCouponsWithAClosedReservationEach() {
    DATABASE.execute("TRUNCATE policies, failed_events CASCADE");
    DATABASE.change(
        stores -> {
          long policyId = SamplePolicies.create(stores, "SPRING").policyId();
          coupons = SampleCoupons.insert(stores, Collections.nCopies(3, policyId));
          for (int i = 0; i < coupons.size(); i++) {
            stores.reservations().insert(List.of(cancelled("RESV-" + i, i)));
          }
        });
  }

  @Test
  void thoseThatAreOldEnoughAreDeletedUpToTheLimit() {
    assertThat(purge(TOO_LONG, 10)).isZero();
    assertThat(purge(AT_ONCE, 2)).isEqualTo(2);
    assertThat(purge(AT_ONCE, 2)).isEqualTo(1);
    assertThat(purge(AT_ONCE, 2)).isZero();
  }

  @Test
  void oneThatItsCouponRefersToStaysWhateverItsState() {
    DATABASE.execute(
        """
        UPDATE reservations SET status = 'CONFIRMED', payment_id = 'P', paid_at = closed_at
        WHERE reservation_id = 'RESV-0'
        """);
    use(0);
    use(1);

    assertThat(purge(AT_ONCE, 10)).isEqualTo(1);
    assertThat(left()).containsExactly("RESV-0", "RESV-1");
  }

  @Test
  void oneThatAnOutstandingDeadLetterIsAboutStaysUntilThatIsClosed() {
    fail("evt_1", new Subject(77L, -1L, "x", "RESV-0", null));
    fail("evt_2", new Subject(77L, coupons.get(1), "ORDER-1", null, null));
    fail("evt_3", new Subject(77L, coupons.get(2), "another order", null, null));
    fail("evt_4", Subject.UNKNOWN);

    assertThat(purge(AT_ONCE, 10)).isEqualTo(1);
    assertThat(left()).containsExactly("RESV-0", "RESV-1");

    DATABASE.change(
        stores -> stores.failedEvents().recover(List.of(new EventKey("topic", "evt_1"))));
    assertThat(purge(AT_ONCE, 10)).isEqualTo(1);
    assertThat(left()).containsExactly("RESV-1");
  }

  @Test
  void oneWhoseCouponSomebodyHasInHandIsLeftToLater() throws Exception {
    try (var holder =
        OpenTransaction.begin(DATABASE, stores -> stores.coupons().lock(coupons.subList(0, 1)))) {
      assertThat(holder.worked()).hasSize(1);
      assertThat(purge(AT_ONCE, 10)).isEqualTo(2);
      holder.commit();
    }
    assertThat(purge(AT_ONCE, 10)).isEqualTo(1);
  }

  @Test
  void twoThatPurgeAtOnceShareTheWork() throws Exception {
    try (var first =
        OpenTransaction.begin(
            DATABASE, stores -> stores.retention().purgeReservations(AT_ONCE, 2))) {
      assertThat(first.worked()).isEqualTo(2);
      assertThat(purge(AT_ONCE, 2)).isEqualTo(1);
      first.commit();
    }
    assertThat(left()).isEmpty();
  }

  /** Ten thousand used coupons keep theirs; a purge must not step over them each time. */
  @Test
  void whatIsKeptForUsedCouponsIsNotRead() {
    long policyId = DATABASE.number("SELECT policy_id FROM policies");
    DATABASE.execute(
        """
        INSERT INTO coupons (coupon_id, policy_id, user_id, coupon_name, issue_type, status,
            issued_at, expiry_date, reservation_id)
        SELECT -i, %d, i, 'x', 'DIRECT', 'USED', '2026-01-01', '2026-04-01', 'USED-' || i
        FROM generate_series(1, 10000) i
        """
            .formatted(policyId));
    DATABASE.execute(
        """
        INSERT INTO reservations (reservation_id, coupon_id, user_id, order_id, order_amount,
            discount_amount, reserved_at, expires_at, status, closed_at, payment_id, paid_at)
        SELECT 'USED-' || i, -i, i, 'ORDER', 10, 1, '2026-01-01', '2026-01-02', 'CONFIRMED',
            '2026-01-01', 'PAY', '2026-01-01'
        FROM generate_series(1, 10000) i
        """);
    DATABASE.execute("ANALYZE coupons, reservations");

    assertThat(
            DATABASE.rowsRead(
                "reservations", stores -> stores.retention().purgeReservations(AT_ONCE, 100)))
        .isLessThan(20);
    assertThat(left()).hasSize(10_000);
  }

  private Reservation cancelled(String id, int coupon) {
    return SampleReservations.cancelled(id, coupons.get(coupon), "ORDER-1");
  }

  private void use(int index) {
    DATABASE.execute(
        "UPDATE coupons SET status = 'USED', reservation_id = 'RESV-%d' WHERE coupon_id = %d"
            .formatted(index, coupons.get(index)));
  }

  private static void fail(String eventId, Subject subject) {
    RecordPosition position = new RecordPosition("topic", 0, eventId.hashCode());
    FailedEvent event =
        new FailedEvent(
            eventId,
            new InboundRecord(position, Instant.EPOCH, null, null, List.of()),
            "coupons",
            eventId,
            subject,
            "MISMATCH",
            "",
            null,
            1,
            Instant.EPOCH,
            null);
    DATABASE.change(stores -> stores.failedEvents().store(List.of(event)));
  }

  private static int purge(Duration age, int limit) {
    return DATABASE.commit(stores -> stores.retention().purgeReservations(age, limit));
  }

  private static List<String> left() {
    return DATABASE
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT reservation_id FROM reservations ORDER BY 1")
                    .mapTo(String.class)
                    .list());
  }
}
