package io.couponservice.http.policy;

import io.couponservice.application.idempotency.Keyed;
import io.couponservice.application.policy.Policies;
import io.couponservice.application.policy.Policies.Amended;
import io.couponservice.application.policy.Policies.CountedPolicy;
import io.couponservice.domain.coupon.Refusal;
import io.couponservice.domain.policy.PolicyAmendment;
import io.couponservice.domain.policy.PolicyTerms;
import io.couponservice.http.auth.Access;
import io.couponservice.http.exchange.IdempotencyKeys;
import io.couponservice.http.exchange.PageRequest;
import io.couponservice.http.exchange.PathIds;
import io.couponservice.http.exchange.PendingAnswers;
import io.couponservice.http.exchange.Reply;
import io.couponservice.http.exchange.RequestBody;
import io.couponservice.http.exchange.Route;
import io.couponservice.http.problem.ErrorCode;
import io.couponservice.http.problem.ProblemException;
import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Creates, shows, amends and deactivates policies. */
public final class PolicyRoutes {

  static final String PATH = "/api/v1/policies";
  static final String POLICY_ID = "policyId";
  static final String ONE = PATH + "/{" + POLICY_ID + "}";

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
        Route.get(PATH, Access.VIEWER, this::list),
        Route.get(ONE, Access.VIEWER, this::show),
        Route.patch(ONE, Access.ADMIN, this::amend),
        Route.post(ONE + "/deactivate", Access.ADMIN, this::deactivate));
  }

  private void create(Context ctx) {
    PolicyTerms terms = PolicyRequest.terms(RequestBody.read(ctx));
    Keyed<PolicyTerms, Optional<CountedPolicy>> request =
        IdempotencyKeys.keyed(ctx, terms, PolicyRoutes::created);
    pending.blockingCommand(ctx, () -> policies.createKeyed(request), PolicyRoutes::created);
  }

  private static Reply created(Optional<CountedPolicy> result) {
    CountedPolicy created =
        result.orElseThrow(
            () ->
                new ProblemException(
                    ErrorCode.COUPON_CODE_TAKEN, "another policy has this couponCode"));
    return Reply.created(PATH + "/" + created.policy().policyId(), PolicyJson.of(created));
  }

  private void list(Context ctx) {
    PageRequest page = PageRequest.of(ctx, "policies", Long.MAX_VALUE, Long.MAX_VALUE, Set.of());
    pending.work(
        ctx,
        () -> policies.newest(page.from(), page.limit()),
        found -> page.reply(found, PolicyJson::of, last -> last.policy().policyId()));
  }

  private void show(Context ctx) {
    long policyId = PathIds.number(ctx, POLICY_ID);
    pending.work(ctx, () -> policies.find(policyId), PolicyRoutes::shown);
  }

  private static Reply shown(Optional<CountedPolicy> found) {
    return Reply.ok(PolicyJson.of(found.orElseThrow(PolicyRoutes::unknown)));
  }

  private void amend(Context ctx) {
    long policyId = PathIds.number(ctx, POLICY_ID);
    PolicyAmendment amendment = AmendmentRequest.amendment(RequestBody.read(ctx));
    pending.work(ctx, () -> policies.amend(policyId, amendment), PolicyRoutes::amended);
  }

  private static Reply amended(Amended result) {
    if (result instanceof Amended.Done done) {
      return Reply.ok(PolicyJson.of(done.policy()));
    }
    if (result instanceof Amended.Refused refused) {
      throw refused(refused.reason());
    }
    throw unknown();
  }

  private static ProblemException refused(PolicyAmendment.Refusal reason) {
    return switch (reason) {
      case POLICY_INACTIVE ->
          new ProblemException(Refusal.POLICY_INACTIVE, "the policy was deactivated");
      case STOCK_MAY_ONLY_GROW ->
          new ProblemException(
              ErrorCode.STOCK_MAY_ONLY_GROW, "totalQuantity must not be less than it is");
      case ISSUE_WINDOW_MAY_ONLY_GROW ->
          new ProblemException(
              ErrorCode.ISSUE_WINDOW_MAY_ONLY_GROW, "issueEndsAt must not be before what it is");
    };
  }

  private void deactivate(Context ctx) {
    long policyId = PathIds.number(ctx, POLICY_ID);
    RequestBody.requireEmpty(ctx);
    Keyed<Long, Optional<CountedPolicy>> request =
        IdempotencyKeys.keyed(ctx, policyId, PolicyRoutes::shown);
    pending.blockingCommand(ctx, () -> policies.deactivateKeyed(request), PolicyRoutes::shown);
  }

  private static ProblemException unknown() {
    return new ProblemException(ErrorCode.UNKNOWN_POLICY, "there is no such policy");
  }
}
