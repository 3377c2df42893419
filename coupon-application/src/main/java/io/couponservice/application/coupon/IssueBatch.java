package io.couponservice.application.coupon;

import io.couponservice.application.coupon.IssueCoupons.IssueByCode;
import io.couponservice.application.event.EventPublication;
import io.couponservice.application.event.Moment;
import io.couponservice.application.port.QuotaStore.QuotaKey;
import io.couponservice.application.port.QuotaStore.QuotaUse;
import io.couponservice.application.port.Stores;
import io.couponservice.application.record.OutboundRecord;
import io.couponservice.domain.coupon.Coupon;
import io.couponservice.domain.coupon.Decision;
import io.couponservice.domain.coupon.IssueDecision;
import io.couponservice.domain.event.CouponEvent;
import io.couponservice.domain.policy.CouponPolicy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A list of issues within one transaction: load, decide, save. */
final class IssueBatch {

  private final Stores stores;
  private final EventPublication publication;
  private final Clock clock;
  private final List<IssueByCode> commands;
  private final Map<String, Long> couponIdByCommand = new LinkedHashMap<>();
  private final Map<String, CouponPolicy> policies;
  private final Map<QuotaKey, Integer> issuedToUsers;
  private final Map<QuotaKey, QuotaUse> quotaUses = new HashMap<>();
  private final Map<Long, Integer> issuedByPolicy = new HashMap<>();
  private final List<Coupon> issued = new ArrayList<>();
  private final List<OutboundRecord> records = new ArrayList<>();
  private final Set<String> claimed;
  private final Set<String> withoutEffect = new HashSet<>();

  IssueBatch(Stores stores, EventPublication publication, Clock clock, List<IssueByCode> commands) {
    this.stores = stores;
    this.publication = publication;
    this.clock = clock;
    this.commands = commands;
    this.claimed = claim();
    this.policies = new HashMap<>(lockPolicies());
    this.issuedToUsers = new HashMap<>(loadQuotas());
  }

  private Set<String> claim() {
    commands.forEach(command -> couponIdByCommand.put(command.commandId(), null));
    Iterator<Long> ids = stores.coupons().nextIds(couponIdByCommand.size()).iterator();
    Map<String, String> subjects = new HashMap<>();
    couponIdByCommand.replaceAll((command, none) -> ids.next());
    couponIdByCommand.forEach((command, id) -> subjects.put(command, Long.toString(id)));
    return stores.commands().claim(subjects);
  }

  private Map<String, CouponPolicy> lockPolicies() {
    return stores
        .policies()
        .lockForIssue(
            commands.stream().map(command -> command.code().normalized()).distinct().toList());
  }

  private Map<QuotaKey, Integer> loadQuotas() {
    Set<QuotaKey> keys = new HashSet<>();
    for (IssueByCode command : commands) {
      CouponPolicy policy = policies.get(command.code().normalized());
      if (policy != null) {
        keys.add(new QuotaKey(policy.policyId(), command.userId()));
      }
    }
    return stores.quotas().issued(keys);
  }

  List<Answer<IssuedCoupon>> run() {
    // Under the locks, so that the times of one policy's coupons follow the order of the commits.
    Moment now = Moment.now(clock);
    Map<String, Answer<IssuedCoupon>> answers = new HashMap<>(earlier());
    for (IssueByCode command : commands) {
      answers.computeIfAbsent(command.commandId(), id -> decide(command, now));
    }
    save();
    return commands.stream().map(command -> answers.get(command.commandId())).toList();
  }

  private Answer<IssuedCoupon> decide(IssueByCode command, Moment now) {
    CouponPolicy policy = policies.get(command.code().normalized());
    QuotaKey key = policy == null ? null : new QuotaKey(policy.policyId(), command.userId());
    Decision decision =
        IssueDecision.byCode(
            policy,
            issuedToUsers.getOrDefault(key, 0),
            couponIdByCommand.get(command.commandId()),
            command.userId(),
            now.local());
    if (decision instanceof Decision.Applied applied) {
      return issue(command, policy, key, applied, now);
    }
    withoutEffect.add(command.commandId());
    Decision.Refused refused = (Decision.Refused) decision;
    return new Answer.Refused<>(refused.refusal(), refused.detail());
  }

  private Answer<IssuedCoupon> issue(
      IssueByCode command,
      CouponPolicy policy,
      QuotaKey key,
      Decision.Applied applied,
      Moment now) {
    issued.add(applied.coupon());
    policies.put(command.code().normalized(), policy.withOneMoreIssued());
    issuedToUsers.merge(key, 1, Integer::sum);
    issuedByPolicy.merge(policy.policyId(), 1, Integer::sum);
    int limit = policy.terms().quantity().perUser();
    quotaUses.merge(
        key,
        new QuotaUse(key, 1, limit),
        (use, one) -> new QuotaUse(key, use.issued() + one.issued(), limit));
    for (CouponEvent event : applied.events()) {
      records.add(publication.of(event, command.cause(), now.instant()));
    }
    return new Answer.Done<>(new IssuedCoupon(applied.coupon(), policy, null));
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
          Coupon coupon = coupons.get(Long.valueOf(subject));
          answers.put(
              command,
              new Answer.Done<>(new IssuedCoupon(coupon, found.get(coupon.policyId()), null)));
        });
    return answers;
  }

  private void save() {
    stores.commands().release(withoutEffect);
    stores.policies().addIssued(issuedByPolicy);
    stores.quotas().add(quotaUses.values());
    stores.coupons().insert(issued);
    stores.outbox().append(records);
  }
}
