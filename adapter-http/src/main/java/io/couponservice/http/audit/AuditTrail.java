package io.couponservice.http.audit;

import io.couponservice.application.audit.AdminAudit;
import io.couponservice.application.audit.AdminCall;
import io.couponservice.application.audit.AuditedCall.Outcome;
import io.couponservice.http.auth.Access;
import io.couponservice.http.auth.AccessControl;
import io.couponservice.http.auth.Caller;
import io.couponservice.http.correlation.Correlation;
import io.couponservice.http.exchange.IdempotencyKeys;
import io.couponservice.http.exchange.PendingAnswers;
import io.couponservice.http.problem.ProblemResponse;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.router.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps every call that may change something and is not for everyday services: before its handler
 * runs, and with its outcome before it is answered. A call that can't be kept is refused; an
 * outcome that can't be is logged, since the call has taken effect by then.
 */
public final class AuditTrail {

  private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
  private static final Set<Access> AUDITED = Set.of(Access.OPERATOR, Access.ADMIN);
  private static final Set<HandlerType> READING = Set.of(HandlerType.GET, HandlerType.HEAD);
  private static final String ID = AuditTrail.class.getName() + ".id";

  private final AdminAudit audit;
  private final PendingAnswers pending;
  private final Executor workers;

  private AuditTrail(AdminAudit audit, PendingAnswers pending, Executor workers) {
    this.audit = audit;
    this.pending = pending;
    this.workers = workers;
  }

  /**
   * Puts it around all routes. Before the check of roles, so that who was not allowed is kept, too.
   *
   * @param routes not null
   * @param audit not null
   * @param pending waits for what blocks, not null
   * @param workers run what blocks, not null
   */
  public static void addTo(
      RoutesConfig routes, AdminAudit audit, PendingAnswers pending, Executor workers) {
    AuditTrail trail = new AuditTrail(audit, pending, workers);
    routes.beforeMatched(trail::begin);
    routes.after(trail::end);
  }

  private void begin(Context ctx) {
    if (AccessControl.isKnown(ctx)
        && !READING.contains(ctx.method())
        && ctx.routeRoles().stream().anyMatch(AUDITED::contains)) {
      HttpResponseException unreadable = readBody(ctx);
      AdminCall call = call(ctx, unreadable == null ? body(ctx) : null);
      pending.first(
          ctx,
          () -> audit.begin(call),
          id -> {
            ctx.attribute(ID, id);
            if (unreadable != null) {
              throw unreadable;
            }
          });
    }
  }

  /** What reading it throws, above all that it is too large: a second read would find nothing. */
  private static HttpResponseException readBody(Context ctx) {
    try {
      ctx.bodyAsBytes();
      return null;
    } catch (HttpResponseException e) {
      return e;
    }
  }

  private static AdminCall call(Context ctx, String body) {
    Caller caller = AccessControl.callerOf(ctx);
    Endpoint matched = ctx.endpoints().matchedHttpEndpoint();
    return new AdminCall(
        caller.name(),
        caller.role().name(),
        ctx.method().name(),
        matched == null ? ctx.path() : matched.path,
        ctx.path(),
        body,
        Correlation.id(ctx),
        ctx.header(IdempotencyKeys.HEADER));
  }

  private static String body(Context ctx) {
    byte[] bytes = ctx.bodyAsBytes();
    return bytes.length == 0 ? null : new String(bytes, StandardCharsets.UTF_8);
  }

  private void end(Context ctx) {
    Long auditId = ctx.attribute(ID);
    if (auditId == null) {
      return;
    }
    Outcome outcome =
        new Outcome(
            ctx.statusCode(),
            ProblemResponse.codeOf(ctx),
            "true".equals(ctx.res().getHeader(PendingAnswers.REPLAYED)));
    try {
      ctx.future(
          () ->
              CompletableFuture.runAsync(() -> audit.end(auditId, outcome), workers)
                  .exceptionally(failure -> notKept(auditId, outcome, failure)));
    } catch (RejectedExecutionException e) {
      notKept(auditId, outcome, e);
    }
  }

  private static Void notKept(long auditId, Outcome outcome, Throwable failure) {
    LOG.error("the outcome {} of admin call {} is not kept", outcome, auditId, failure);
    return null;
  }
}
