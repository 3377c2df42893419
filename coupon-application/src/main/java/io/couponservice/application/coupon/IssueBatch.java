package io.couponservice.application.coupon;

import io.couponservice.application.coupon.IssueCoupons.IssueCoupon;
import io.couponservice.application.event.EventPublication;
import io.couponservice.application.event.Moment;
import io.couponservice.application.port.QuotaStore.QuotaKey;
import io.couponservice.application.port.Stores;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.coupon.IssueDecision;
import io.couponservice.domain.coupon.Refusal;
import io.couponservice.domain.policy.CouponCode;
import io.couponservice.domain.policy.CouponPolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A list of issues within one transaction: load, decide, save. */
final class IssueBatch {

  private final Stores stores;
  private final Clock clock;
  private final List<IssueCoupon> commands;
  private final Map<String, Long> couponIdByCommand = new LinkedHashMap<>();
  private final Map<String, Long> policyIdByCode = new HashMap<>();
  private final Set<String> claimed;
  private final WrongCodes wrongCodes;
  private final IssueSet policies;
  private final Set<String> withoutEffect = new HashSet<>();

  IssueBatch(
      Stores stores,
      EventPublication publication,
      Clock clock,
      WrongCodeLimit limit,
      List<IssueCoupon> commands) {
    this.stores = stores;
    this.clock = clock;
    this.commands = commands;
    this.claimed = claim();
    Collection<CouponPolicy> locked = lockPolicies();
    Set<Long> lockedIds = new HashSet<>();
    locked.forEach(policy -> lockedIds.add(policy.policyId()));
    this.policies = new IssueSet(stores, publication, locked, shares(lockedIds));
    // After the policies: what the batch before it has counted is seen.
    this.wrongCodes = new WrongCodes(stores.wrongCodes(), limit, whoEnterCodes());
  }

  private Set<String> claim() {
    commands.forEach(command -> couponIdByCommand.put(command.commandId(), null));
    Iterator<Long> ids = stores.coupons().nextIds(couponIdByCommand.size()).iterator();
    Map<String, String> subjects = new HashMap<>();
    couponIdByCommand.replaceAll((command, none) -> ids.next());
    couponIdByCommand.forEach((command, id) -> subjects.put(command, Long.toString(id)));
    return stores.commands().claim(subjects);
  }

  private Set<Long> whoEnterCodes() {
    Set<Long> users = new HashSet<>();
    for (IssueCoupon command : commands) {
      if (command.code() != null) {
        users.add(command.userId());
      }
    }
    return users;
  }

  private Collection<CouponPolicy> lockPolicies() {
    Set<String> codes = new HashSet<>();
    Set<Long> ids = new HashSet<>();
    for (IssueCoupon command : commands) {
      if (command.code() == null) {
        ids.add(command.policyId());
      } else {
        codes.add(command.code().normalized());
      }
    }
    Collection<CouponPolicy> locked = stores.policies().lockForIssue(codes, ids);
    for (CouponPolicy policy : locked) {
      CouponCode code = policy.terms().couponCode();
      if (code != null) {
        policyIdByCode.put(code.normalized(), policy.policyId());
      }
    }
    return locked;
  }

  private Set<QuotaKey> shares(Set<Long> lockedIds) {
    Set<QuotaKey> shares = new HashSet<>();
    for (IssueCoupon command : commands) {
      Long policyId = policyIdOf(command);
      if (lockedIds.contains(policyId)) {
        shares.add(new QuotaKey(policyId, command.userId()));
      }
    }
    return shares;
  }

  private Long policyIdOf(IssueCoupon command) {
    return command.code() == null
        ? command.policyId()
        : policyIdByCode.get(command.code().normalized());
  }

  List<Answer<IssuedCoupon>> run() {
    // Under the locks, so that the times of one policy's coupons follow the order of the commits.
    Moment now = Moment.now(clock);
    Map<String, Answer<IssuedCoupon>> answers = new HashMap<>(earlier());
    for (IssueCoupon command : commands) {
      answers.computeIfAbsent(command.commandId(), id -> answer(command, now));
    }
    stores.commands().release(withoutEffect);
    policies.save();
    wrongCodes.save();
    return commands.stream().map(command -> answers.get(command.commandId())).toList();
  }

  private Answer<IssuedCoupon> answer(IssueCoupon command, Moment now) {
    Optional<Duration> retryAfter =
        command.code() == null ? Optional.empty() : wrongCodes.retryAfter(command.userId());
    if (retryAfter.isPresent()) {
      withoutEffect.add(command.commandId());
      return new Answer.Throttled<>(retryAfter.get());
    }
    Answer<IssuedCoupon> answer = decide(command, now);
    if (answer instanceof Answer.Refused<IssuedCoupon> refused
        && refused.refusal() == Refusal.COUPON_CODE_NOT_ACCEPTED) {
      wrongCodes.add(command.userId());
    }
    return answer;
  }

  private Answer<IssuedCoupon> decide(IssueCoupon command, Moment now) {
    long couponId = couponIdByCommand.get(command.commandId());
    Long policyId = policyIdOf(command);
    Decision decision =
        policies.issue(
            policyId,
            new IssueDecision.Request(couponId, command.userId(), command.type()),
            command.cause(),
            now);
    if (decision instanceof Decision.Applied applied) {
      return new Answer.Done<>(new IssuedCoupon(applied.coupon(), policies.policy(policyId), null));
    }
    withoutEffect.add(command.commandId());
    Decision.Refused refused = (Decision.Refused) decision;
    return new Answer.Refused<>(refused.refusal(), refused.detail());
  }

  /** What commands made that ran before, with the same id. */
  private Map<String, Answer<IssuedCoupon>> earlier() {
    List<String> repeated =
        couponIdByCommand.keySet().stream().filter(id -> !claimed.contains(id)).toList();
    if (repeated.isEmpty()) {
      return Map.of();
    }
    Map<String, String> subjects = stores.commands().subjects(repeated);
    Map<Long, Coupon> coupons =
        stores.coupons().find(subjects.values().stream().map(Long::valueOf).toList());
    Map<Long, CouponPolicy> found =
        stores.policies().find(coupons.values().stream().map(Coupon::policyId).toList());
    Map<String, Answer<IssuedCoupon>> answers = new HashMap<>();
    subjects.forEach(
        (command, subject) -> {
          Coupon coupon = Objects.requireNonNull(coupons.get(Long.valueOf(subject)), subject);
          answers.put(
              command,
              new Answer.Done<>(new IssuedCoupon(coupon, found.get(coupon.policyId()), null)));
        });
    return answers;
  }
}
