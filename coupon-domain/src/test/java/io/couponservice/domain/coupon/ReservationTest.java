package io.couponservice.domain.coupon;

import static io.couponservice.domain.coupon.CancelReason.PAYMENT_FAILED;
import static io.couponservice.domain.coupon.ReservationBuilder.reservation;
import static io.couponservice.domain.coupon.ReservationStatus.ACTIVE;
import static io.couponservice.domain.coupon.ReservationStatus.CANCELLED;
import static io.couponservice.domain.coupon.ReservationStatus.CONFIRMED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.couponservice.domain.money.Won;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ReservationTest {

  private static final LocalDateTime AT = LocalDateTime.of(2024, 1, 1, 10, 10);
  private static final String PAYMENT = "PAY-2024-0001";

  static Stream<Arguments> broken() {
    return Stream.of(
        arguments(ACTIVE, null, AT, null),
        arguments(ACTIVE, PAYMENT_FAILED, null, null),
        arguments(ACTIVE, null, null, PAYMENT),
        arguments(CONFIRMED, null, AT, null),
        arguments(CONFIRMED, null, null, PAYMENT),
        arguments(CANCELLED, null, AT, null),
        arguments(CANCELLED, PAYMENT_FAILED, null, null));
  }

  @ParameterizedTest
  @MethodSource("broken")
  void aStateWhosePartsDoNotFitIsABug(
      ReservationStatus status, CancelReason reason, LocalDateTime closedAt, String paymentId) {
    assertThatIllegalStateException()
        .isThrownBy(() -> reservation().in(status, reason, closedAt, paymentId).build())
        .withMessageContaining("RESV-2024-0001");
  }

  @Test
  void whatIsLeftToPayIsTheOrderAmountLessTheDiscount() {
    assertThat(reservation().amounts(100_000, 10_000).build().finalAmount())
        .isEqualTo(new Won(90_000));
    assertThat(reservation().amounts(500, 500).build().finalAmount()).isEqualTo(Won.ZERO);
  }

  @Test
  void couponUserAndOrderMustAllAgree() {
    Reservation reservation = reservation().build();
    assertThat(reservation.matches(1001, 12345, "ORDER-2024-0001")).isTrue();
    assertThat(reservation.matches(1002, 12345, "ORDER-2024-0001")).isFalse();
    assertThat(reservation.matches(1001, 12346, "ORDER-2024-0001")).isFalse();
    assertThat(reservation.matches(1001, 12345, "ORDER-2024-0002")).isFalse();
  }

  @Test
  void confirmingKeepsThePaymentAndItsTime() {
    assertThat(reservation().build().confirmed(PAYMENT, AT))
        .isEqualTo(reservation().in(CONFIRMED, null, AT, PAYMENT).build());
  }

  @Test
  void cancellingKeepsTheReasonAndItsTime() {
    assertThat(reservation().build().cancelled(PAYMENT_FAILED, AT))
        .isEqualTo(reservation().in(CANCELLED, PAYMENT_FAILED, AT, null).build());
  }

  @Test
  void the_order_of_an_active_reservation_is_not_known_as_cancelled() {
    assertThatIllegalStateException()
        .isThrownBy(() -> reservation().orderCancelledAt(AT).build())
        .withMessageContaining("ACTIVE");
  }

  @Test
  void a_payment_and_its_time_are_known_together() {
    assertThatIllegalStateException()
        .isThrownBy(() -> reservation().cancelled().paid(PAYMENT, null).build());
    assertThatIllegalStateException()
        .isThrownBy(() -> reservation().cancelled().paid(null, AT).build());
  }

  @Test
  void an_active_reservation_times_out_at_the_second_at_which_it_expires() {
    LocalDateTime expiresAt = LocalDateTime.of(2024, 1, 1, 10, 30);
    assertThat(reservation().build().timedOut(expiresAt.minusSeconds(1))).isFalse();
    assertThat(reservation().build().timedOut(expiresAt)).isTrue();
    assertThat(reservation().cancelled().build().timedOut(expiresAt)).isFalse();
  }
}
