package io.couponservice.bootstrap.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.coupon.Answer;
import io.couponservice.application.inbound.InboundOutcome;
import io.couponservice.application.record.InboundRecord;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Reservation;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The number of round trips does not depend on how many commands there are. */
class StatementCountTest {

  private static final int MANY = 500;

  private final UseCaseFixture fixture = new UseCaseFixture();

  @BeforeEach
  void createPolicies() {
    fixture.createPolicy("ONE", 100_000L, 1);
    fixture.createPolicy("MANY", 100_000L, 1);
    fixture.takeStatements();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void issuing_one_coupon_takes_as_many_statements_as_issuing_500() {
    fixture.issued("ONE", 1);
    List<String> one = fixture.takeStatements();
    fixture.issued("MANY", MANY);
    assertThat(fixture.takeStatements()).isEqualTo(one).hasSize(11);
  }

  @Test
  void giving_one_user_a_coupon_takes_as_many_statements_as_giving_them_to_10000() {
    long policyId = fixture.createPolicy("DIRECT", 100_000L, 1);
    fixture.takeStatements();
    fixture.given(policyId, LongStream.of(1));
    List<String> one = fixture.takeStatements();
    fixture.given(policyId, LongStream.rangeClosed(2, 10_001));
    assertThat(fixture.takeStatements()).isEqualTo(one).hasSize(9);
  }

  @Test
  void reserving_one_coupon_takes_as_many_statements_as_reserving_500() {
    Coupon coupon = fixture.issued("ONE", 1).get(0);
    List<Coupon> coupons = fixture.issued("MANY", MANY);
    fixture.takeStatements();
    fixture.reserved(List.of(coupon));
    List<String> one = fixture.takeStatements();
    fixture.reserved(coupons);
    assertThat(fixture.takeStatements()).isEqualTo(one).hasSize(10);
  }

  @Test
  void one_payment_takes_as_many_statements_as_500() {
    List<Reservation> one = fixture.reserved(fixture.issued("ONE", 1));
    List<Reservation> many = fixture.reserved(fixture.issued("MANY", MANY));
    assertThat(statementsOfPaying(many)).isEqualTo(statementsOfPaying(one)).hasSize(12);
  }

  @Test
  void one_cancelled_order_takes_as_many_statements_as_500() {
    List<Reservation> one = fixture.reserved(fixture.issued("ONE", 1));
    List<Reservation> many = fixture.reserved(fixture.issued("MANY", MANY));
    statementsOfPaying(one);
    statementsOfPaying(many);
    assertThat(statementsOfCancelling(many)).isEqualTo(statementsOfCancelling(one)).hasSize(11);
  }

  @Test
  void releasing_one_reservation_takes_as_many_statements_as_releasing_500() {
    List<Reservation> one = fixture.reserved(fixture.issued("ONE", 1));
    List<Reservation> many = fixture.reserved(fixture.issued("MANY", MANY));
    assertThat(statementsOfReleasing(many)).isEqualTo(statementsOfReleasing(one)).hasSize(10);
  }

  @Test
  void one_automatic_issue_takes_as_many_statements_as_500() {
    fixture.createAutomaticPolicy();
    assertThat(statementsOfHandling(MANY)).isEqualTo(statementsOfHandling(1)).hasSize(15);
  }

  @Test
  void one_unreadable_record_takes_as_many_statements_as_500() {
    assertThat(statementsOfUnreadable(MANY)).isEqualTo(statementsOfUnreadable(1)).hasSize(5);
  }

  private List<String> statementsOfPaying(List<Reservation> reservations) {
    return statementsOf(reservations.stream().map(fixture::paymentCompleted).toList());
  }

  private List<String> statementsOfCancelling(List<Reservation> reservations) {
    return statementsOf(reservations.stream().map(fixture::orderCancelled).toList());
  }

  private List<String> statementsOfHandling(int payments) {
    return statementsOf(
        LongStream.range(0, payments).mapToObj(i -> fixture.paymentWithoutCoupon()).toList());
  }

  private List<String> statementsOf(List<InboundRecord> records) {
    fixture.takeStatements();
    assertThat(fixture.useCases().inbound().handle(records))
        .hasSize(records.size())
        .containsOnly(InboundOutcome.APPLIED);
    return fixture.takeStatements();
  }

  private List<String> statementsOfReleasing(List<Reservation> reservations) {
    fixture.takeStatements();
    assertThat(
            fixture
                .useCases()
                .release()
                .release(reservations.stream().map(fixture::release).toList()))
        .hasSize(reservations.size())
        .allMatch(Answer.Done.class::isInstance);
    return fixture.takeStatements();
  }

  private List<String> statementsOfUnreadable(int count) {
    fixture.takeStatements();
    assertThat(
            fixture
                .useCases()
                .inbound()
                .handle(
                    LongStream.range(0, count)
                        .mapToObj(i -> fixture.record("payment.completed", "not JSON"))
                        .toList()))
        .hasSize(count)
        .containsOnly(InboundOutcome.UNREADABLE);
    return fixture.takeStatements();
  }
}
