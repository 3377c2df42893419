package io.couponservice.bootstrap.oracle;

import java.sql.SQLException;
import java.util.List;

/**
 * What the tables hold at one moment.
 *
 * @param counts at most one a policy, with all that was not added up yet
 */
public record DatabaseContents(
    List<PolicyRow> policies,
    List<StatusCounts> counts,
    List<QuotaRow> quotas,
    List<CouponRow> coupons,
    List<CouponHistoryRow> history,
    List<ReservationRow> reservations,
    List<AutomaticIssueRow> automaticIssues,
    List<ProcessedEventRow> processedEvents,
    List<FailedEventRow> failedEvents,
    long outboxDepth,
    List<UndeliverableRow> undeliverable) {

  public DatabaseContents {
    policies = List.copyOf(policies);
    counts = List.copyOf(counts);
    quotas = List.copyOf(quotas);
    coupons = List.copyOf(coupons);
    history = List.copyOf(history);
    reservations = List.copyOf(reservations);
    automaticIssues = List.copyOf(automaticIssues);
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
