package io.couponservice.http.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.failed.FailedEventChange;
import io.couponservice.application.failed.FailedEventStatus;
import io.couponservice.application.inbound.InboundOutcome;
import io.couponservice.application.replay.ReplayJob;
import io.couponservice.domain.coupon.CancelReason;
import io.couponservice.domain.coupon.CouponStatus;
import io.couponservice.domain.coupon.CouponTrigger;
import io.couponservice.domain.coupon.Refusal;
import io.couponservice.domain.coupon.ReservationStatus;
import io.couponservice.domain.coupon.RestoreVerdict;
import io.couponservice.domain.policy.DiscountType;
import io.couponservice.domain.policy.IssueTrigger.TriggerType;
import io.couponservice.domain.policy.IssueType;
import io.couponservice.domain.policy.LatePaymentRule;
import io.couponservice.domain.policy.RestoreRule;
import io.couponservice.http.auth.Access;
import io.couponservice.http.problem.ErrorCode;
import io.couponservice.http.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The names in the document are those of the code. */
class OpenApiCodesTest {

  private static final Map<String, Class<? extends Enum<?>>> ENUMS =
      Map.ofEntries(
          Map.entry("IssueType", IssueType.class),
          Map.entry("DiscountType", DiscountType.class),
          Map.entry("RestoreRule", RestoreRule.class),
          Map.entry("LatePaymentRule", LatePaymentRule.class),
          Map.entry("TriggerType", TriggerType.class),
          Map.entry("CouponStatus", CouponStatus.class),
          Map.entry("CouponTrigger", CouponTrigger.class),
          Map.entry("RestoreVerdict", RestoreVerdict.class),
          Map.entry("ReservationStatus", ReservationStatus.class),
          Map.entry("CancelReason", CancelReason.class),
          Map.entry("DeadLetterStatus", FailedEventStatus.class),
          Map.entry("DeadLetterChange", FailedEventChange.Kind.class),
          Map.entry("ReplayOutcome", InboundOutcome.class),
          Map.entry("ReplayJobStatus", ReplayJob.Status.class));

  private static final Set<String> OTHER_ENUMS =
      Set.of("HealthStatus", "ProblemCode", "DirectRefusal");

  /** Only events get these. */
  private static final Set<Refusal> OF_EVENTS =
      Set.of(
          Refusal.MISMATCH,
          Refusal.DOUBLE_PAYMENT,
          Refusal.LATE_PAYMENT,
          Refusal.RESERVATION_CONFLICT,
          Refusal.CONTRADICTORY_PAYMENT);

  /** Belong to no operation. */
  private static final Set<String> OF_NO_OPERATION = Set.of("NOT_FOUND", "METHOD_NOT_ALLOWED");

  private static Set<String> names(JsonNode schema) {
    return schema.get("enum").valueStream().map(JsonNode::stringValue).collect(Collectors.toSet());
  }

  private static JsonNode schemas() {
    return OpenApi.document().at("/components/schemas");
  }

  @Test
  void eachEnumIsThatOfTheCode() {
    Set<String> documented = new TreeSet<>();
    for (Map.Entry<String, JsonNode> schema : schemas().properties()) {
      if (schema.getValue().has("enum") && !OTHER_ENUMS.contains(schema.getKey())) {
        documented.add(schema.getKey());
      }
    }
    assertThat(documented).containsExactlyInAnyOrderElementsOf(ENUMS.keySet());
    ENUMS.forEach(
        (name, type) ->
            assertThat(
                    schemas()
                        .get(name)
                        .get("enum")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .toList())
                .as(name)
                .isEqualTo(
                    Arrays.stream(type.getEnumConstants()).map(each -> each.name()).toList()));
  }

  @Test
  void eachProblemCodeOfTheCodeIsDocumented() {
    Set<String> known =
        Stream.concat(Arrays.stream(ErrorCode.values()).map(ErrorCode::name), refusals())
            .collect(Collectors.toSet());
    assertThat(names(schemas().get("ProblemCode"))).containsExactlyInAnyOrderElementsOf(known);
  }

  /** As they are shown: that a coupon is somebody else's never is. */
  private static Stream<String> refusals() {
    return Arrays.stream(Refusal.values())
        .filter(each -> !OF_EVENTS.contains(each))
        .map(each -> Problem.of(each, "").code());
  }

  @Test
  void eachProblemCodeHasTheStatusOfTheCode() {
    Map<String, Integer> statuses = new TreeMap<>();
    Arrays.stream(ErrorCode.values()).forEach(each -> statuses.put(each.name(), each.status()));
    Arrays.stream(Refusal.values())
        .filter(each -> !OF_EVENTS.contains(each))
        .map(each -> Problem.of(each, ""))
        .forEach(each -> statuses.put(each.code(), each.status()));
    Set<String> used = new TreeSet<>(OF_NO_OPERATION);
    used.addAll(names(schemas().get("DirectRefusal")));
    for (Operation operation : OpenApi.operations()) {
      for (String status : operation.node().get("responses").propertyNames()) {
        for (String code : operation.codes(Integer.parseInt(status))) {
          assertThat(Integer.toString(statuses.get(code))).as(code).isEqualTo(status);
          used.add(code);
        }
      }
    }
    assertThat(used).containsExactlyInAnyOrderElementsOf(names(schemas().get("ProblemCode")));
  }

  @Test
  void rolesAreThoseOfTheCode() {
    List<String> roles = Arrays.stream(Access.values()).map(Access::name).toList();
    assertThat(OpenApi.operations())
        .allSatisfy(each -> assertThat(roles).contains(each.role()))
        .allSatisfy(
            each ->
                // What needs no token says so, and nothing else does.
                assertThat(each.node().has("security")).isEqualTo(each.role().equals("OPEN")));
  }
}
