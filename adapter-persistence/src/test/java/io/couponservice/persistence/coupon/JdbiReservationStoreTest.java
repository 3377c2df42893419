package io.couponservice.persistence.coupon;

import static io.couponservice.persistence.coupon.SampleReservations.CLOSED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.couponservice.application.port.ReservationStore.OrderOfCoupon;
import io.couponservice.domain.coupon.Reservation;
import io.couponservice.domain.coupon.ReservationStatus;
import io.couponservice.domain.money.Won;
import io.couponservice.persistence.database.TestDatabase;
import io.couponservice.persistence.policy.SamplePolicies;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class JdbiReservationStoreTest {

  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private long couponId;
  private long otherCouponId;

  @BeforeEach
  void createTwoCoupons() {
    DATABASE.execute("TRUNCATE policies CASCADE");
    List<Long> ids =
        DATABASE.commit(
            stores -> {
              long policyId = SamplePolicies.create(stores, "SPRING").policyId();
              return SampleCoupons.insert(stores, Collections.nCopies(2, policyId));
            });
    couponId = ids.get(0);
    otherCouponId = ids.get(1);
  }

  @Test
  void reservationsAreReadAsTheyWereStoredInEveryState() {
    List<Reservation> all =
        List.of(
            active("RESV-1"),
            cancelled("RESV-2"),
            confirmed("RESV-3"),
            SampleReservations.confirmedLate("RESV-4", couponId),
            SampleReservations.cancelledAndPaid("RESV-5", couponId, "PAY-9"));

    insert(all);

    assertThat(find("RESV-1", "RESV-2", "RESV-3", "RESV-4", "RESV-5"))
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(find("RESV-2", "RESV-9")).containsExactly(all.get(1));
  }

  @Test
  void allThatOrdersEverHadOnCouponsIsFoundAndEachOnce() {
    Reservation first = cancelled("RESV-1");
    Reservation second = active("RESV-2");
    Reservation otherOrder = SampleReservations.cancelled("RESV-3", couponId, "ORDER-2");
    Reservation otherCoupon = SampleReservations.cancelled("RESV-4", otherCouponId, "ORDER-1");
    insert(List.of(first, second, otherOrder, otherCoupon));

    assertThat(find(List.of(), order(couponId, "ORDER-1")))
        .containsExactlyInAnyOrder(first, second);
    assertThat(
            find(
                List.of("RESV-2", "RESV-3"),
                order(couponId, "ORDER-1"),
                order(otherCouponId, "ORDER-1"),
                order(otherCouponId, "ORDER-2")))
        .containsExactlyInAnyOrder(first, second, otherOrder, otherCoupon);
    assertThat(find(List.of(), order(otherCouponId, "ORDER-2"))).isEmpty();
  }

  @Test
  void anActiveReservationIsClosedInEveryWayAndGoesOn() {
    insert(List.of(active("RESV-1")));

    for (Reservation next :
        List.of(
            cancelled("RESV-1"),
            SampleReservations.confirmedLate("RESV-1", couponId),
            SampleReservations.cancelledAndPaid("RESV-1", couponId, "PAY-1"))) {
      update(next);
      assertThat(find("RESV-1")).containsExactly(next);
    }
  }

  @Test
  void onlyWhatMayChangeIsChanged() {
    insert(List.of(active("RESV-1"), cancelled("RESV-2")));
    Reservation expected = confirmed("RESV-1");
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
            "PAY-1",
            expected.paidAt(),
            null);

    update(other);

    assertThat(find("RESV-1", "RESV-2")).containsExactlyInAnyOrder(expected, cancelled("RESV-2"));
  }

  @Test
  void aChangeOfAReservationThatDoesNotExistIsAMistakeAndChangesNothing() {
    insert(List.of(active("RESV-1")));

    assertThatThrownBy(() -> update(cancelled("RESV-1"), cancelled("RESV-2")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("reservations: 1 rows instead of 2");
    assertThat(find("RESV-1")).containsExactly(active("RESV-1"));
  }

  @Test
  void nothingIsDoneWithNoReservations() {
    insert(List.of());
    update();

    assertThat(find()).isEmpty();
  }

  private Reservation active(String id) {
    return SampleReservations.active(id, couponId);
  }

  private Reservation cancelled(String id) {
    return SampleReservations.cancelled(id, couponId, "ORDER-1");
  }

  private Reservation confirmed(String id) {
    return SampleReservations.confirmed(id, couponId);
  }

  private static OrderOfCoupon order(long coupon, String orderId) {
    return new OrderOfCoupon(coupon, orderId);
  }

  private static void insert(List<Reservation> reservations) {
    DATABASE.change(stores -> stores.reservations().insert(reservations));
  }

  private static void update(Reservation... reservations) {
    DATABASE.change(stores -> stores.reservations().update(List.of(reservations)));
  }

  private static List<Reservation> find(String... ids) {
    return find(List.of(ids));
  }

  private static List<Reservation> find(List<String> ids, OrderOfCoupon... orders) {
    return DATABASE.commit(stores -> stores.reservations().find(ids, List.of(orders)));
  }
}
