package io.couponservice.bootstrap.oracle;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Says whether what a run left behind is right, once the service has drained and stopped. It trusts
 * neither side: topics are held against tables, tables against topics, and both against the
 * contract and against what callers were told.
 *
 * <p>It does not judge a service that still runs: what is under way looks like what is lost.
 */
public final class Oracle {

  private static final int SHOWN = 30;

  private static final List<Check> CHECKS =
      List.of(
          new EnvelopeCheck(),
          new SchemaCheck(),
          new RepeatCheck(),
          new LifecycleCheck(),
          new HistoryCheck(),
          new HistoryEventsCheck(),
          new VerdictCheck(),
          new IssuedCheck(),
          new AutomaticIssueCheck(),
          new ReservationCheck(),
          new ReservedCheck(),
          new UsedCheck(),
          new CancelledCheck(),
          new ExpiredCheck(),
          new CancelledOrderCheck(),
          new PaymentRuleCheck(),
          new OutcomeCheck(),
          new EffectCheck(),
          new StockCheck(),
          new DrainedCheck(),
          new DeadLetterCheck(),
          new ReasonCheck(),
          new PromiseCheck());

  private Oracle() {}

  /** The topics that it has to be shown. */
  public static List<String> topics() {
    return Stream.concat(
            Stream.of(PublishedTopic.values()).map(PublishedTopic::topic),
            Stream.of(InboundTopic.values())
                .flatMap(each -> Stream.of(each.topic(), each.deadLetterTopic())))
        .toList();
  }

  /** Those of them that the service consumes. */
  public static List<String> consumedTopics() {
    return Stream.of(InboundTopic.values()).map(InboundTopic::topic).toList();
  }

  /** The names of all checks. */
  static List<String> checks() {
    return CHECKS.stream().map(Check::name).toList();
  }

  /** All that is wrong, check by check; empty when all is well. */
  public static List<Violation> check(Contents contents) {
    History history = new History(contents);
    return CHECKS.stream()
        .flatMap(
            check -> {
              Findings findings = new Findings(check.name());
              check.run(history, findings);
              return findings.all().stream();
            })
        .toList();
  }

  /** Fails with what is wrong, how much of each kind and the first of them in words. */
  public static void assertContent(Contents contents) {
    List<Violation> violations = check(contents);
    if (!violations.isEmpty()) {
      throw new AssertionError(
          violations.size()
              + " violations, "
              + violations.stream()
                  .collect(Collectors.groupingBy(Violation::check, Collectors.counting()))
              + violations.stream()
                  .limit(SHOWN)
                  .map(each -> "\n  " + each)
                  .collect(Collectors.joining()));
    }
  }
}
