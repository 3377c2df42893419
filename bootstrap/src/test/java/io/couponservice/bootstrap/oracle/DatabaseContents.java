package io.couponservice.bootstrap.oracle;

import java.sql.SQLException;
import java.util.List;

/** What the tables hold at one moment. */
public record DatabaseContents(
    List<PolicyRow> policies,
    List<CountDeltas> countDeltas,
    List<QuotaRow> quotas,
    List<CouponRow> coupons,
    List<ReservationRow> reservations,
    List<ProcessedEventRow> processedEvents,
    List<FailedEventRow> failedEvents,
    long outboxDepth,
    List<UndeliverableRow> undeliverable) {

  public DatabaseContents {
    policies = List.copyOf(policies);
    countDeltas = List.copyOf(countDeltas);
    quotas = List.copyOf(quotas);
    coupons = List.copyOf(coupons);
    reservations = List.copyOf(reservations);
    processedEvents = List.copyOf(processedEvents);
    failedEvents = List.copyOf(failedEvents);
    undeliverable = List.copyOf(undeliverable);
  }

  /** Reads the tables as of one moment. */
  public static DatabaseContents read(String jdbcUrl, String user, String password)
      throws SQLException {
    return Tables.read(jdbcUrl, user, password);
  }
}
