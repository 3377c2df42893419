package io.couponservice.bootstrap.wiring;

import io.couponservice.application.coupon.IssueCoupons;
import io.couponservice.application.coupon.ReadCoupons;
import io.couponservice.application.coupon.ReserveCoupons;
import io.couponservice.application.event.EventPublication;
import io.couponservice.application.inbound.HandleInboundEvents;
import io.couponservice.application.policy.Policies;
import io.couponservice.application.port.Ids;
import io.couponservice.application.port.Transactions;
import io.couponservice.kafka.codec.JsonEventDecoder;
import io.couponservice.kafka.codec.JsonEventEncoder;
import java.time.Clock;

/**
 * All use cases on their ports.
 *
 * @param policies not null
 * @param issue not null
 * @param reserve not null
 * @param read not null
 * @param inbound not null
 */
public record UseCases(
    Policies policies,
    IssueCoupons issue,
    ReserveCoupons reserve,
    ReadCoupons read,
    HandleInboundEvents inbound) {

  /** The consumer group, by contract. */
  public static final String GROUP = "coupon-service";

  /**
   * Puts them together.
   *
   * @param transactions not null
   * @param ids not null
   * @param clock in the service's zone, not null
   * @return never null
   */
  public static UseCases on(Transactions transactions, Ids ids, Clock clock) {
    EventPublication publication = new EventPublication(ids, new JsonEventEncoder());
    return new UseCases(
        new Policies(transactions, clock),
        new IssueCoupons(transactions, publication, clock),
        new ReserveCoupons(transactions, publication, clock),
        new ReadCoupons(transactions),
        new HandleInboundEvents(
            transactions, new JsonEventDecoder(), publication, ids, clock, GROUP));
  }
}
