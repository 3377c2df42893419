package io.couponservice.application.port;

import io.couponservice.application.audit.AdminCall;
import io.couponservice.application.audit.AuditFilter;
import io.couponservice.application.audit.AuditedCall;
import io.couponservice.application.audit.AuditedCall.Outcome;
import java.util.List;

/** Calls by which somebody with power changes something. */
public interface AuditStore {

  /**
   * Stores a call without its outcome.
   *
   * @param call not null
   * @return its id
   */
  long begin(AdminCall call);

  /**
   * Stores the outcome of a call.
   *
   * @param auditId of the call
   * @param outcome not null
   */
  void end(long auditId, Outcome outcome);

  /**
   * Some calls, the newest first.
   *
   * @param filter not null
   * @param before only those with a smaller id
   * @param limit the most of them, 1 or more
   * @return never null
   */
  List<AuditedCall> newest(AuditFilter filter, long before, int limit);
}
