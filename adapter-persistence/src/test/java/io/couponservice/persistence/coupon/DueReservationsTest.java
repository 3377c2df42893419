package io.couponservice.persistence.coupon;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.port.ReservationStore.DueReservation;
import io.couponservice.application.port.ReservationStore.OrderOfCoupon;
import io.couponservice.persistence.database.TestDatabase;
import io.couponservice.persistence.policy.SamplePolicies;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class DueReservationsTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final LocalDateTime FIRST = LocalDateTime.parse("2026-03-02T00:00:01");

  @BeforeEach
  void createOneActiveReservationASecond() {
    DATABASE.execute("TRUNCATE policies CASCADE");
    long policyId = DATABASE.commit(stores -> SamplePolicies.create(stores, "SPRING").policyId());
    DATABASE.execute(
        """
        INSERT INTO coupons (coupon_id, policy_id, user_id, coupon_name, issue_type, status,
            issued_at, expiry_date, reservation_id)
        SELECT i, %d, i, 'x', 'DIRECT', 'RESERVED', '2026-03-01', '2026-04-01', 'RESV-' || i
        FROM generate_series(1, 20000) i
        """
            .formatted(policyId));
    DATABASE.execute(
        """
        INSERT INTO reservations (reservation_id, coupon_id, user_id, order_id, order_amount,
            discount_amount, reserved_at, expires_at, status)
        SELECT 'RESV-' || i, i, i, 'ORDER-' || i % 100, 10, 1, '2026-03-01',
            timestamp '2026-03-02' + i * interval '1 second', 'ACTIVE'
        FROM generate_series(20000, 1, -1) i
        """);
    DATABASE.execute("ANALYZE coupons, reservations");
  }

  @Test
  void aReservationIsDueFromTheSecondAtWhichItExpiresTheOldestFirst() {
    assertThat(due(FIRST.minusSeconds(1), 10)).isEmpty();
    assertThat(due(FIRST, 10)).containsExactly(new DueReservation("RESV-1", 1));
    assertThat(due(FIRST.plusSeconds(5), 3))
        .containsExactly(
            new DueReservation("RESV-1", 1),
            new DueReservation("RESV-2", 2),
            new DueReservation("RESV-3", 3));
  }

  @Test
  void oneThatIsClosedIsNotDue() {
    DATABASE.execute(
        """
        UPDATE reservations SET status = 'CANCELLED', closed_at = now(), reason = 'PAYMENT_FAILED'
        WHERE coupon_id = 1
        """);

    assertThat(due(FIRST.plusSeconds(1), 10)).containsExactly(new DueReservation("RESV-2", 2));
  }

  @Test
  void whatIsNotDueIsNotRead() {
    for (int i = 0; i < 12; i++) {
      assertThat(
              DATABASE.rowsRead(
                  "reservations", stores -> stores.reservations().due(FIRST.plusSeconds(9), 500)))
          .isLessThanOrEqualTo(10);
    }
  }

  @Test
  void findingReadsNoOthersBySomeIdsAndSomeOrders() {
    List<OrderOfCoupon> orders =
        List.of(new OrderOfCoupon(7, "ORDER-7"), new OrderOfCoupon(107, "ORDER-7"));
    for (int i = 0; i < 12; i++) {
      assertThat(
              DATABASE.rowsRead(
                  "reservations",
                  stores ->
                      assertThat(stores.reservations().find(List.of("RESV-7", "RESV-8"), orders))
                          .hasSize(3)))
          .isLessThanOrEqualTo(4);
    }
  }

  private static List<DueReservation> due(LocalDateTime now, int limit) {
    return DATABASE.commit(stores -> stores.reservations().due(now, limit));
  }
}
