package io.couponservice.http.policy;

import io.couponservice.application.policy.Policies;
import io.couponservice.application.policy.Policies.CountedPolicy;
import io.couponservice.http.auth.Access;
import io.couponservice.http.exchange.PathIds;
import io.couponservice.http.exchange.Replies;
import io.couponservice.http.exchange.RequestBody;
import io.couponservice.http.exchange.Route;
import io.couponservice.http.problem.ErrorCode;
import io.couponservice.http.problem.ProblemException;
import io.javalin.http.Context;
import java.util.List;

/** Creates and shows policies. */
public final class PolicyRoutes {

  private static final String PATH = "/api/v1/policies";

  private final Policies policies;

  /**
   * With its use case.
   *
   * @param policies not null
   */
  public PolicyRoutes(Policies policies) {
    this.policies = policies;
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
    CountedPolicy created =
        policies
            .create(PolicyRequest.terms(RequestBody.read(ctx)))
            .orElseThrow(
                () ->
                    new ProblemException(
                        ErrorCode.COUPON_CODE_TAKEN, "another policy has this couponCode"));
    Replies.created(ctx, PATH + "/" + created.policy().policyId(), PolicyJson.of(created));
  }

  private void show(Context ctx) {
    CountedPolicy policy =
        policies
            .find(PathIds.number(ctx, "policyId"))
            .orElseThrow(
                () -> new ProblemException(ErrorCode.UNKNOWN_POLICY, "there is no such policy"));
    Replies.ok(ctx, PolicyJson.of(policy));
  }
}
