package io.couponservice.bootstrap.wiring;

import io.couponservice.application.coupon.ExpireCoupons;
import io.couponservice.application.coupon.IssueCoupons;
import io.couponservice.application.coupon.ReadCoupons;
import io.couponservice.application.coupon.ReleaseReservations;
import io.couponservice.application.coupon.ReserveCoupons;
import io.couponservice.application.coupon.TimeOutReservations;
import io.couponservice.application.coupon.UseCoupons;
import io.couponservice.application.event.EventPublication;
import io.couponservice.application.inbound.HandleInboundEvents;
import io.couponservice.application.policy.FoldCounts;
import io.couponservice.application.policy.Policies;
import io.couponservice.application.port.EventEncoder;
import io.couponservice.application.port.Ids;
import io.couponservice.application.port.Transactions;
import io.couponservice.application.retention.PurgeOldRows;
import io.couponservice.application.retention.Retention;
import io.couponservice.kafka.codec.JsonEventDecoder;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All use cases on their ports.
 *
 * @param policies not null
 * @param issue not null
 * @param reserve not null
 * @param release not null
 * @param use not null
 * @param read not null
 * @param inbound not null
 * @param timeOut not null
 * @param expire not null
 * @param fold not null
 * @param purge not null
 */
public record UseCases(
    Policies policies,
    IssueCoupons issue,
    ReserveCoupons reserve,
    ReleaseReservations release,
    UseCoupons use,
    ReadCoupons read,
    HandleInboundEvents inbound,
    TimeOutReservations timeOut,
    ExpireCoupons expire,
    FoldCounts fold,
    PurgeOldRows purge) {

  /** The consumer group, by contract. */
  public static final String GROUP = "coupon-service";

  private static final Logger LOG = LoggerFactory.getLogger(UseCases.class);

  /**
   * Puts them together.
   *
   * @param transactions not null
   * @param encoder writes what is published, not null
   * @param ids not null
   * @param clock in the service's zone, not null
   * @return never null
   */
  public static UseCases on(Transactions transactions, EventEncoder encoder, Ids ids, Clock clock) {
    EventPublication publication = new EventPublication(ids, encoder);
    return new UseCases(
        new Policies(transactions, clock),
        new IssueCoupons(transactions, publication, clock),
        new ReserveCoupons(transactions, publication, clock),
        new ReleaseReservations(transactions, publication, clock),
        new UseCoupons(transactions, publication, clock),
        new ReadCoupons(transactions),
        new HandleInboundEvents(
            transactions, new JsonEventDecoder(), publication, ids, clock, GROUP),
        new TimeOutReservations(
            transactions,
            publication,
            ids,
            clock,
            (due, failure) ->
                LOG.error("reservation {} can't be timed out", due.reservationId(), failure)),
        new ExpireCoupons(
            transactions,
            publication,
            ids,
            clock,
            (couponId, failure) -> LOG.error("coupon {} can't be expired", couponId, failure)),
        new FoldCounts(transactions),
        new PurgeOldRows(transactions, Retention.LEAST));
  }
}
