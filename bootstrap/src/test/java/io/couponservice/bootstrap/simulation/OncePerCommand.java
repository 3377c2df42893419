package io.couponservice.bootstrap.simulation;

import io.couponservice.application.coupon.HistoryEntry;
import io.couponservice.application.inmemory.CommittedState;
import io.couponservice.domain.coupon.CouponTrigger;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A command takes effect once, however often the client repeats it. The oracle can't tell that: two
 * coupons of one user are nothing special. Here each command has a correlation id of its own.
 */
final class OncePerCommand {

  private static final Set<CouponTrigger> BY_COMMAND =
      EnumSet.of(CouponTrigger.ISSUE, CouponTrigger.RESERVE, CouponTrigger.MANUAL_USE);

  private OncePerCommand() {}

  static List<String> violations(CommittedState state) {
    Set<String> seen = new HashSet<>();
    return state.history().values().stream()
        .flatMap(List::stream)
        .filter(entry -> entry.causationId() == null && BY_COMMAND.contains(entry.trigger()))
        .map(HistoryEntry::correlationId)
        .filter(command -> !seen.add(command))
        .map(command -> "the command of " + command + " took effect again")
        .toList();
  }
}
