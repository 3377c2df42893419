package io.couponservice.persistence.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.domain.coupon.CancelReason;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.coupon.ReservationStatus;
import io.couponservice.domain.money.Won;
import io.couponservice.persistence.database.TestDatabase;
import io.couponservice.persistence.policy.SamplePolicies;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class JdbiReservationStoreTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final LocalDateTime CLOSED = LocalDateTime.parse("2026-03-02T10:00:00");

  private long couponId;

  @BeforeEach
  void createACoupon() {
    DATABASE.execute("TRUNCATE policies CASCADE");
    couponId =
        DATABASE.commit(
            stores -> {
              long policyId = SamplePolicies.create(stores, "SPRING").policyId();
              return SampleCoupons.insert(stores, List.of(policyId)).get(0);
            });
  }

  @Test
  void reservationsAreReadAsTheyWereStoredInEveryState() {
    List<Reservation> all = List.of(active("RESV-1"), cancelled("RESV-2"), confirmed("RESV-3"));

    insert(all);

    assertThat(find("RESV-1", "RESV-2", "RESV-3").values())
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(find("RESV-2", "RESV-4")).isEqualTo(Map.of("RESV-2", all.get(1)));
  }

  @Test
  void anActiveReservationIsClosedEitherWay() {
    insert(List.of(active("RESV-1")));

    update(cancelled("RESV-1"));
    assertThat(find("RESV-1")).containsValue(cancelled("RESV-1"));
    update(confirmed("RESV-1"));
    assertThat(find("RESV-1")).containsValue(confirmed("RESV-1"));
  }

  @Test
  void onlyWhatMayChangeIsChanged() {
    insert(List.of(active("RESV-1"), cancelled("RESV-2")));
    Reservation other =
        new Reservation(
            "RESV-1",
            couponId,
            1,
            "another order",
            Won.ZERO,
            Won.ZERO,
            CLOSED,
            CLOSED,
            ReservationStatus.CONFIRMED,
            null,
            CLOSED,
            "PAY-1");

    update(other);

    assertThat(find("RESV-1", "RESV-2"))
        .isEqualTo(Map.of("RESV-1", confirmed("RESV-1"), "RESV-2", cancelled("RESV-2")));
  }

  @Test
  void aChangeOfAReservationThatDoesNotExistIsAMistakeAndChangesNothing() {
    insert(List.of(active("RESV-1")));

    assertThatThrownBy(() -> update(cancelled("RESV-1"), cancelled("RESV-2")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("reservations: 1 rows instead of 2");
    assertThat(find("RESV-1")).containsValue(active("RESV-1"));
  }

  @Test
  void aCouponHasOneActiveReservationAtMost() {
    insert(List.of(active("RESV-1")));

    assertThatThrownBy(() -> insert(List.of(active("RESV-2"))))
        .hasMessageContaining("reservations_one_active");

    update(cancelled("RESV-1"));
    insert(List.of(active("RESV-2")));
    assertThat(find("RESV-1", "RESV-2")).hasSize(2);
  }

  @Test
  void theDatabaseItselfKeepsTheStatesWhole() {
    insert(List.of(active("RESV-1")));

    for (String change :
        List.of(
            "closed_at = now()",
            "reason = 'PAYMENT_FAILED'",
            "payment_id = 'PAY-1'",
            "status = 'CONFIRMED', closed_at = now()",
            "order_amount = discount_amount - 1",
            "coupon_id = -1")) {
      assertThatThrownBy(() -> DATABASE.execute("UPDATE reservations SET " + change))
          .as(change)
          .hasMessageContaining("constraint");
    }
  }

  @Test
  void nothingIsDoneWithNoReservations() {
    insert(List.of());
    update();

    assertThat(find()).isEmpty();
  }

  private Reservation active(String id) {
    return reservation(id, ReservationStatus.ACTIVE, null, null, null);
  }

  private Reservation cancelled(String id) {
    return reservation(id, ReservationStatus.CANCELLED, CancelReason.PAYMENT_FAILED, CLOSED, null);
  }

  private Reservation confirmed(String id) {
    return reservation(id, ReservationStatus.CONFIRMED, null, CLOSED, "PAY-1");
  }

  private Reservation reservation(
      String id,
      ReservationStatus status,
      CancelReason reason,
      LocalDateTime closedAt,
      String paymentId) {
    return new Reservation(
        id,
        couponId,
        77,
        "ORDER-1",
        new Won(Long.MAX_VALUE),
        new Won(5_000),
        LocalDateTime.parse("2026-03-02T09:00:00"),
        LocalDateTime.parse("2026-03-02T09:30:00"),
        status,
        reason,
        closedAt,
        paymentId);
  }

  private static void insert(List<Reservation> reservations) {
    DATABASE.change(stores -> stores.reservations().insert(reservations));
  }

  private static void update(Reservation... reservations) {
    DATABASE.change(stores -> stores.reservations().update(List.of(reservations)));
  }

  private static Map<String, Reservation> find(String... ids) {
    return DATABASE.commit(stores -> stores.reservations().find(List.of(ids)));
  }
}
