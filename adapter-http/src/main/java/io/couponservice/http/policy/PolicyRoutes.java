package io.couponservice.http.policy;

import io.couponservice.application.policy.Policies;
import io.couponservice.application.policy.Policies.CountedPolicy;
import io.couponservice.domain.policy.PolicyTerms;
import io.couponservice.http.auth.Access;
import io.couponservice.http.exchange.PathIds;
import io.couponservice.http.exchange.PendingAnswers;
import io.couponservice.http.exchange.Replies;
import io.couponservice.http.exchange.RequestBody;
import io.couponservice.http.exchange.Route;
import io.couponservice.http.problem.ErrorCode;
import io.couponservice.http.problem.ProblemException;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;

/** Creates and shows policies. */
public final class PolicyRoutes {

  private static final String PATH = "/api/v1/policies";

  private final Policies policies;
  private final PendingAnswers pending;

  /**
   * With its use case.
   *
   * @param policies not null
   * @param pending waits for it, not null
   */
  public PolicyRoutes(Policies policies, PendingAnswers pending) {
    this.policies = policies;
    this.pending = pending;
  }

  /**
   * The routes.
   *
   * @return never null
   */
  public List<Route> routes() {
    return List.of(
        Route.post(PATH, Access.ADMIN, this::create),
        Route.get(PATH + "/{policyId}", Access.VIEWER, this::show));
  }

  private void create(Context ctx) {
    PolicyTerms terms = PolicyRequest.terms(RequestBody.read(ctx));
    pending.work(ctx, () -> policies.create(terms), created -> replyCreated(ctx, created));
  }

  private static void replyCreated(Context ctx, Optional<CountedPolicy> result) {
    CountedPolicy created =
        result.orElseThrow(
            () ->
                new ProblemException(
                    ErrorCode.COUPON_CODE_TAKEN, "another policy has this couponCode"));
    Replies.created(ctx, PATH + "/" + created.policy().policyId(), PolicyJson.of(created));
  }

  private void show(Context ctx) {
    long policyId = PathIds.number(ctx, "policyId");
    pending.work(ctx, () -> policies.find(policyId), found -> replyFound(ctx, found));
  }

  private static void replyFound(Context ctx, Optional<CountedPolicy> found) {
    CountedPolicy policy =
        found.orElseThrow(
            () -> new ProblemException(ErrorCode.UNKNOWN_POLICY, "there is no such policy"));
    Replies.ok(ctx, PolicyJson.of(policy));
  }
}
