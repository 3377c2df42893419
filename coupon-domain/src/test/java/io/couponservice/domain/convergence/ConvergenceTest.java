package io.couponservice.domain.convergence;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.domain.policy.LatePaymentRule;
import io.couponservice.domain.policy.RestoreRule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The promise: once the sweeps have caught up with the clock, the status depends only on which
 * messages arrived, the times in them, the rules, and whether time is over or the policy
 * deactivated. Every state that can be reached is looked at; nothing is drawn by lot.
 */
class ConvergenceTest {

  private static final Set<Message> ALL = EnumSet.complementOf(EnumSet.of(Message.CANCELLED_AGAIN));

  @Test
  void each_set_of_messages_has_one_final_status() {
    int classes = 0;
    int states = 0;
    List<String> violations = new ArrayList<>();
    for (World world : World.all()) {
      Search.Result result = Search.of(world, Rules.REAL, ALL);
      classes += result.classes();
      states += result.states();
      violations.addAll(result.violations());
    }
    assertThat(violations).as("of %d classes, %d states", classes, states).isEmpty();
    // Exact, so that the search can't shrink unseen.
    assertThat(classes).as("classes").isEqualTo(36_864);
    assertThat(states).as("states").isEqualTo(325_108);
  }

  /** Only the messages of the reservation's life: enough for each planted rule, and quick. */
  @ParameterizedTest
  @EnumSource
  void a_planted_change_of_one_rule_is_found(PlantedRule planted) {
    Set<Message> few = EnumSet.of(Message.PAID, Message.CANCELLED, Message.RELEASED);
    assertThat(World.all())
        .as("a world in which %s breaks the promise", planted)
        .anySatisfy(world -> assertThat(Search.of(world, planted, few).violations()).isNotEmpty());
    assertThat(World.all())
        .allSatisfy(world -> assertThat(Search.of(world, Rules.REAL, few).violations()).isEmpty());
  }

  /**
   * An order is cancelled once. Where two cancellations with different times are claimed all the
   * same, grace that was given once is not taken back.
   */
  @Test
  void two_times_of_cancellation_are_outside_the_promise_only_under_grace() {
    Set<Message> two = EnumSet.of(Message.PAID, Message.CANCELLED, Message.CANCELLED_AGAIN);
    for (World world : World.all()) {
      List<String> violations = Search.of(world, Rules.REAL, two).violations();
      if (world.restore() != RestoreRule.RESTORE_WITH_GRACE) {
        assertThat(violations).isEmpty();
      }
    }
    World straddling =
        new World(
            RestoreRule.RESTORE_WITH_GRACE,
            LatePaymentRule.HONOUR,
            true,
            true,
            World.START.plusMinutes(30));
    assertThat(Search.of(straddling, Rules.REAL, two).violations())
        .isNotEmpty()
        .allSatisfy(text -> assertThat(text).contains("CANCELLED_AGAIN"));
  }
}
