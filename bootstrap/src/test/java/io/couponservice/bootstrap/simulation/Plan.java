package io.couponservice.bootstrap.simulation;

import io.couponservice.domain.policy.PolicyTerms;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * All that happens in a history: drawn from a seed before it begins, so that it can be repeated,
 * and made smaller.
 *
 * @param policies what the shop sells with
 * @param actions in their order
 */
record Plan(List<PolicyTerms> policies, List<Action> actions) {

  private static final int MIN_ACTIONS = 20;
  private static final int MORE_ACTIONS = 60;

  Plan {
    policies = List.copyOf(policies);
    actions = List.copyOf(actions);
  }

  static Plan draw(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<PolicyTerms> policies = new ArrayList<>();
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      policies.add(PolicyDraw.draw(random, "CODE" + i));
    }
    // Some histories without a fault, some with many: rare orders need calm, too.
    int faultsInThousand = random.nextInt(4) * 80;
    int length = MIN_ACTIONS + random.nextInt(MORE_ACTIONS);
    List<Action> actions = new ArrayList<>(length);
    for (int i = 0; i < length; i++) {
      actions.add(Action.draw(random, faultsInThousand));
    }
    return new Plan(policies, actions);
  }

  Plan with(List<Action> others) {
    return new Plan(policies, others);
  }
}
