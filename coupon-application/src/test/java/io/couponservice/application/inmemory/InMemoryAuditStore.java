package io.couponservice.application.inmemory;

import io.couponservice.application.audit.AdminCall;
import io.couponservice.application.audit.AuditFilter;
import io.couponservice.application.audit.AuditedCall;
import io.couponservice.application.audit.AuditedCall.Outcome;
import io.couponservice.application.port.AuditStore;
import java.util.Comparator;
import java.util.List;

final class InMemoryAuditStore implements AuditStore {

  private final InMemoryDatabase database;
  private final Table<Long, AuditedCall> calls;

  InMemoryAuditStore(InMemoryDatabase database) {
    this.database = database;
    this.calls = database.tables.adminCalls;
  }

  @Override
  public long begin(AdminCall call) {
    long id = database.auditIds.next();
    calls.insert(id, new AuditedCall(id, database.now(), call, null));
    return id;
  }

  @Override
  public void end(long auditId, Outcome outcome) {
    AuditedCall begun = calls.get(auditId);
    if (begun != null) {
      calls.put(auditId, new AuditedCall(auditId, begun.at(), begun.call(), outcome));
    }
  }

  @Override
  public List<AuditedCall> newest(AuditFilter filter, long before, int limit) {
    return calls
        .values()
        .filter(each -> each.auditId() < before)
        .filter(each -> filter.actor() == null || filter.actor().equals(each.call().actor()))
        .filter(each -> filter.from() == null || !each.at().isBefore(filter.from()))
        .filter(each -> filter.to() == null || each.at().isBefore(filter.to()))
        .filter(
            each ->
                filter.correlationId() == null
                    || filter.correlationId().equals(each.call().correlationId()))
        .sorted(Comparator.comparing(AuditedCall::auditId).reversed())
        .limit(limit)
        .toList();
  }
}
