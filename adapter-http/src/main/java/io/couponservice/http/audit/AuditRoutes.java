package io.couponservice.http.audit;

import io.couponservice.application.audit.AdminAudit;
import io.couponservice.application.audit.AdminCall;
import io.couponservice.application.audit.AuditFilter;
import io.couponservice.application.audit.AuditedCall;
import io.couponservice.http.auth.Access;
import io.couponservice.http.exchange.PageRequest;
import io.couponservice.http.exchange.PendingAnswers;
import io.couponservice.http.exchange.QueryValues;
import io.couponservice.http.exchange.Route;
import io.couponservice.http.json.Json;
import io.javalin.http.Context;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Shows who changed what. */
public final class AuditRoutes {

  private static final Set<String> FILTERS = Set.of("actor", "from", "to", "correlationId");

  private final AdminAudit audit;
  private final PendingAnswers pending;

  /**
   * With its use case.
   *
   * @param audit not null
   * @param pending waits for it, not null
   */
  public AuditRoutes(AdminAudit audit, PendingAnswers pending) {
    this.audit = audit;
    this.pending = pending;
  }

  /**
   * The routes.
   *
   * @return never null
   */
  public List<Route> routes() {
    return List.of(Route.get("/api/v1/audit", Access.ADMIN, this::list));
  }

  private void list(Context ctx) {
    AuditFilter filter =
        new AuditFilter(
            QueryValues.text(ctx, "actor"),
            QueryValues.time(ctx, "from"),
            QueryValues.time(ctx, "to"),
            QueryValues.text(ctx, "correlationId"));
    PageRequest page =
        PageRequest.of(
            ctx,
            "audit-" + Integer.toHexString(filter.toString().hashCode()),
            Long.MAX_VALUE,
            Long.MAX_VALUE,
            FILTERS);
    pending.work(
        ctx,
        () -> audit.newest(filter, page.from(), page.limit()),
        found -> page.reply(found, AuditRoutes::json, AuditedCall::auditId));
  }

  private static ObjectNode json(AuditedCall audited) {
    AdminCall call = audited.call();
    ObjectNode json = Json.object();
    json.put("auditId", audited.auditId());
    json.put("at", audited.at().toString());
    json.put("actor", call.actor());
    json.put("role", call.role());
    json.put("method", call.method());
    json.put("route", call.route());
    json.put("path", call.path());
    json.put("body", call.body());
    json.put("correlationId", call.correlationId());
    if (call.idempotencyKey() != null) {
      json.put("idempotencyKey", call.idempotencyKey());
    }
    if (audited.outcome() != null) {
      ObjectNode outcome = json.putObject("outcome");
      outcome.put("status", audited.outcome().status());
      if (audited.outcome().code() != null) {
        outcome.put("code", audited.outcome().code());
      }
      outcome.put("repeated", audited.outcome().repeated());
    }
    return json;
  }
}
