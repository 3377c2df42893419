package io.couponservice.http.policy;

import static io.couponservice.http.json.JsonValues.listOf;
import static io.couponservice.http.json.JsonValues.number;

import io.couponservice.application.coupon.IssueToUsers;
import io.couponservice.application.coupon.IssueToUsers.DirectIssue;
import io.couponservice.application.coupon.IssueToUsers.Issued;
import io.couponservice.application.idempotency.Keyed;
import io.couponservice.http.auth.Access;
import io.couponservice.http.correlation.Correlation;
import io.couponservice.http.coupon.CouponJson;
import io.couponservice.http.exchange.IdempotencyKeys;
import io.couponservice.http.exchange.PathIds;
import io.couponservice.http.exchange.PendingAnswers;
import io.couponservice.http.exchange.Reply;
import io.couponservice.http.exchange.RequestBody;
import io.couponservice.http.exchange.Route;
import io.couponservice.http.json.Json;
import io.couponservice.http.json.JsonFields;
import io.couponservice.http.problem.ErrorCode;
import io.couponservice.http.problem.ProblemException;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Gives coupons of a policy to many users at once (직접 발급). */
public final class DirectIssueRoutes {

  private static final int MAX_USERS = 10_000;

  /** Thousands of coupons take longer than one. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final IssueToUsers issue;
  private final PendingAnswers pending;

  /**
   * With its use case.
   *
   * @param issue not null
   * @param pending waits for it, not null
   * @param workers run it, not null
   */
  public DirectIssueRoutes(IssueToUsers issue, PendingAnswers pending, Executor workers) {
    this.issue = issue;
    this.pending = pending.within(PATIENCE, workers);
  }

  /**
   * The routes.
   *
   * @return never null
   */
  public List<Route> routes() {
    return List.of(Route.post(PolicyRoutes.ONE + "/coupons", Access.ADMIN, this::issue));
  }

  private void issue(Context ctx) {
    long policyId = PathIds.number(ctx, PolicyRoutes.POLICY_ID);
    JsonFields json = RequestBody.read(ctx);
    List<Long> userIds = json.required("userIds", listOf(number(1, Long.MAX_VALUE), MAX_USERS));
    json.check();
    Keyed<DirectIssue, Optional<Issued>> request =
        IdempotencyKeys.keyed(
            ctx,
            new DirectIssue(policyId, userIds, Correlation.cause(ctx)),
            DirectIssueRoutes::issued);
    pending.blockingCommand(ctx, () -> issue.issue(request), DirectIssueRoutes::issued);
  }

  private static Reply issued(Optional<Issued> result) {
    Issued issued =
        result.orElseThrow(
            () -> new ProblemException(ErrorCode.UNKNOWN_POLICY, "there is no such policy"));
    ObjectNode json = Json.object();
    ArrayNode coupons = json.putArray("issued");
    issued.issued().stream().map(CouponJson::of).forEach(coupons::add);
    ArrayNode refused = json.putArray("refused");
    issued
        .refused()
        .forEach(
            each ->
                refused
                    .addObject()
                    .put("userId", each.userId())
                    .put("code", each.refusal().name()));
    return Reply.ok(json);
  }
}
