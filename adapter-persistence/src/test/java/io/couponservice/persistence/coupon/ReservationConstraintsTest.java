package io.couponservice.persistence.coupon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.domain.coupon.Reservation;
import io.couponservice.persistence.database.TestDatabase;
import io.couponservice.persistence.policy.SamplePolicies;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database refuses by itself, whoever asks. */
@Timeout(120)
class ReservationConstraintsTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "closed_at = now()",
        "reason = 'PAYMENT_FAILED'",
        "payment_id = 'PAY-1'",
        "payment_id = 'PAY-1', paid_at = now()",
        "paid_at = now()",
        "order_cancelled_at = now()",
        "status = 'CONFIRMED', closed_at = now()",
        "status = 'CONFIRMED', closed_at = now(), payment_id = 'PAY-1'",
        "status = 'CONFIRMED', payment_id = 'PAY-1', paid_at = now()",
        "status = 'CANCELLED', closed_at = now()",
        "status = 'CANCELLED', reason = 'PAYMENT_FAILED'",
        "status = 'CANCELLED', closed_at = now(), reason = 'PAYMENT_FAILED', paid_at = now()",
        "status = 'GONE', closed_at = now(), reason = 'PAYMENT_FAILED'",
        "order_amount = discount_amount - 1",
        "coupon_id = -1"
      })
  void anActiveReservationCannotBreak(String change) {
    insert(SampleReservations.active("RESV-1", couponId));

    assertThatThrownBy(() -> DATABASE.execute("UPDATE reservations SET " + change))
        .hasMessageContaining("constraint");
  }

  @Test
  void aCouponHasOneActiveReservationAtMost() {
    insert(SampleReservations.active("RESV-1", couponId));

    assertThatThrownBy(() -> insert(SampleReservations.active("RESV-2", couponId)))
        .hasMessageContaining("reservations_one_active");

    update(SampleReservations.cancelled("RESV-1", couponId, "ORDER-1"));
    insert(SampleReservations.active("RESV-2", couponId));
    assertThat(DATABASE.number("SELECT count(*) FROM reservations")).isEqualTo(2);
  }

  @Test
  void aReservationAcceptsOnePayment() {
    insert(SampleReservations.cancelledAndPaid("RESV-1", couponId, "PAY-1"));

    assertThatThrownBy(
            () -> update(SampleReservations.cancelledAndPaid("RESV-1", couponId, "PAY-2")))
        .hasMessageContaining("reservation RESV-1 has accepted payment PAY-1 before");
    assertThatThrownBy(() -> update(SampleReservations.cancelled("RESV-1", couponId, "ORDER-1")))
        .hasMessageContaining("has accepted payment PAY-1");
    for (String change : List.of("payment_id = 'PAY-2'", "payment_id = NULL, paid_at = NULL")) {
      assertThatThrownBy(() -> DATABASE.execute("UPDATE reservations SET " + change))
          .hasMessageContaining("has accepted payment PAY-1");
    }

    update(SampleReservations.confirmedLate("RESV-1", couponId));
    assertThat(DATABASE.number("SELECT count(*) FROM reservations WHERE payment_id = 'PAY-1'"))
        .isEqualTo(1);
  }

  @Test
  void aFirstPaymentIsAcceptedInEitherState() {
    insert(SampleReservations.cancelled("RESV-1", couponId, "ORDER-1"));
    update(SampleReservations.cancelledAndPaid("RESV-1", couponId, "PAY-1"));
    insert(SampleReservations.active("RESV-2", couponId));
    update(SampleReservations.confirmed("RESV-2", couponId));

    assertThat(DATABASE.number("SELECT count(payment_id) FROM reservations")).isEqualTo(2);
  }

  private static void insert(Reservation reservation) {
    DATABASE.change(stores -> stores.reservations().insert(List.of(reservation)));
  }

  private static void update(Reservation reservation) {
    DATABASE.change(stores -> stores.reservations().update(List.of(reservation)));
  }
}
