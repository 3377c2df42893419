package io.couponservice.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.couponservice.application.port.StatusCounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PolicyRoutesTest {

  private static final String PATH = "/api/v1/policies";

  @RegisterExtension static final RunningApi API = new RunningApi();

  @Test
  void aPolicyIsMadeAndShownAsItWasGiven() {
    Reply made = API.post(PATH, Bodies.POLICY);
    String expected =
        Bodies.POLICY.replaceFirst(
            "\\{",
            """
            {"policyId": 7, "active": true, "createdAt": "2024-01-01T09:00:00",
             "counts": {"issued": 0, "reserved": 0, "used": 0, "expired": 0},""");
    made.isJson(201, expected);
    assertThat(made.header("Location")).isEqualTo(PATH + "/7");
    API.get(PATH + "/7").isJson(200, expected);
  }

  @Test
  void theRestIsDefault() {
    Reply made =
        API.post(
            PATH,
            """
            {"couponName": "n", "issueTypes": ["DIRECT", "EVENT"], "discountType": "PERCENTAGE",
             "discountValue": 10, "issueStartsAt": "2024-01-01T00:00:00",
             "issueEndsAt": "2024-12-31T23:59:59", "validUntil": "2025-01-31T00:00:00.5",
             "trigger": {"eventType": "PAYMENT_COMPLETED", "minAmount": 50000}}""");
    made.isJson(
        201,
        """
        {"policyId": 7, "couponName": "n", "couponCode": null, "issueTypes": ["DIRECT", "EVENT"],
         "discountType": "PERCENTAGE", "discountValue": 10, "maxDiscountAmount": null,
         "minOrderAmount": 0, "totalQuantity": null, "perUserLimit": 1,
         "issueStartsAt": "2024-01-01T00:00:00", "issueEndsAt": "2024-12-31T23:59:59",
         "validDays": null, "validUntil": "2025-01-31T00:00:00", "reservationMinutes": 30,
         "restoreRule": "RESTORE", "restoreGraceDays": null, "latePaymentRule": "HONOUR",
         "trigger": {"eventType": "PAYMENT_COMPLETED", "minAmount": 50000},
         "active": true, "createdAt": "2024-01-01T09:00:00",
         "counts": {"issued": 0, "reserved": 0, "used": 0, "expired": 0}}""");
  }

  @Test
  void countsAreShown() {
    API.stores.policies.put(8L, Samples.policy());
    API.stores.counts = new StatusCounts(3, 2, 1);
    JsonNode counts = API.get(PATH + "/8").json().get("counts");
    API.stores.counts = StatusCounts.NONE;
    assertThat(counts).hasToString("{\"issued\":42,\"reserved\":3,\"used\":2,\"expired\":1}");
  }

  @Test
  void aCodeIsTakenOnce() {
    API.post(PATH, Bodies.with(Bodies.POLICY, "couponCode", "\" taken \""))
        .isProblem(409, "COUPON_CODE_TAKEN");
  }

  @Test
  void anUnknownPolicyIsNotFound() {
    API.get(PATH + "/4711").isProblem(404, "UNKNOWN_POLICY");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "0", "-1", "1.0", "99999999999999999999", "%00", "%20"})
  void anIdIsANumber(String id) {
    API.get(PATH + "/" + id).isProblem(400, "MALFORMED_REQUEST");
    API.get("/api/v1/coupons/" + id).isProblem(400, "MALFORMED_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "couponName",
        "issueTypes",
        "discountType",
        "discountValue",
        "issueStartsAt",
        "issueEndsAt"
      })
  void requiredFields(String field) {
    API.post(PATH, Bodies.without(Bodies.POLICY, field)).isMistakeIn(field, "is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "couponName",
        "issueTypes",
        "discountType",
        "discountValue",
        "minOrderAmount",
        "perUserLimit",
        "issueStartsAt",
        "issueEndsAt",
        "reservationMinutes",
        "restoreRule",
        "latePaymentRule"
      })
  void fieldsThatAreNeverNull(String field) {
    API.post(PATH, Bodies.with(Bodies.POLICY, field, "null"))
        .isMistakeIn(field, "must not be null");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "couponName, 1, must be a text",
        "couponName, `\" \"`, must not be blank",
        "couponName, `\"a\\u0000\"`, U+0000",
        "couponName, `\"\\ud800\"`, surrogate",
        "couponCode, true, must be a text",
        "couponCode, `\" \"`, must not be blank",
        "couponCode, `\"\\udc00a\"`, surrogate",
        "issueTypes, `\"CODE\"`, must be an array",
        "issueTypes, `[\"POST\"]`, `must be one of CODE, DIRECT, EVENT`",
        "issueTypes, `[\"CODE\",\"CODE\"]`, repeat",
        "issueTypes, `[null]`, must be a text",
        "issueTypes, [], must name at least one",
        "discountType, `\"fixed_amount\"`, `must be one of FIXED_AMOUNT, PERCENTAGE`",
        "discountType, 1, must be a text",
        "discountValue, `\"1\"`, must be a whole number",
        "discountValue, 1.0, must be a whole number",
        "discountValue, 1e3, must be a whole number",
        "discountValue, 0, must be 1 to",
        "discountValue, -1, must be 1 to",
        "discountValue, 9223372036854775808, must be 1 to",
        "maxDiscountAmount, {}, must be a whole number",
        "maxDiscountAmount, -1, must be 0 to",
        "maxDiscountAmount, 5, only a percentage has a cap",
        "minOrderAmount, false, must be a whole number",
        "minOrderAmount, -1, must be 0 to",
        "totalQuantity, [], must be a whole number",
        "totalQuantity, 0, must be 1 to",
        "perUserLimit, `\"\"`, must be a whole number",
        "perUserLimit, 0, must be 1 to",
        "perUserLimit, 2147483648, must be 1 to 2147483647",
        "issueStartsAt, 1704067200, must be a local date-time",
        "issueStartsAt, `\"2024-01-01T00:00:00Z\"`, must be a local date-time",
        "issueStartsAt, `\"1969-12-31T23:59:59\"`, 1970 to 9999",
        "issueEndsAt, `\"+10000-01-01T00:00:00\"`, 1970 to 9999",
        "issueEndsAt, `\"2024-02-30T00:00:00\"`, must be a local date-time",
        "issueEndsAt, `\"2023-12-31T23:59:59\"`, the window ends before it starts",
        "validDays, `\"30\"`, must be a whole number",
        "validDays, -30, must be 1 to 3650",
        "validDays, 3651, must be 1 to 3650",
        "validDays, null, either a number of days or a fixed end",
        "validUntil, 5, must be a local date-time",
        "reservationMinutes, null, must not be null",
        "reservationMinutes, 0, must be 1 to 43200",
        "reservationMinutes, 43201, must be 1 to 43200",
        "restoreRule, `\"ALWAYS\"`, `must be one of RESTORE, RESTORE_WITH_GRACE, NEVER`",
        "restoreGraceDays, `\"1\"`, must be a whole number",
        "restoreGraceDays, 3651, must be 1 to 3650",
        "restoreGraceDays, 3, is given exactly if restoreRule is RESTORE_WITH_GRACE",
        "latePaymentRule, 7, must be a text",
        "trigger, `\"PAYMENT_COMPLETED\"`, must be an object",
        "trigger, `{\"eventType\":\"PAYMENT_COMPLETED\",\"minAmount\":1}`, exactly if issueTypes",
        "couponname, 1, is not known"
      })
  void eachFieldIsReadStrictly(String field, String value, String detail) {
    API.post(PATH, Bodies.with(Bodies.POLICY, field, value)).isMistakeIn(field, detail);
  }

  @ParameterizedTest
  @CsvSource({"couponName, 100", "couponCode, 64"})
  void textsHaveABound(String field, int max) {
    String longest = "\"" + "가".repeat(max - 1) + "\uD83C\uDF81\"";
    assertThat(API.post(PATH, Bodies.with(Bodies.POLICY, field, longest)).status()).isEqualTo(201);
    API.post(PATH, Bodies.with(Bodies.POLICY, field, "\"" + "가".repeat(max + 1) + "\""))
        .isMistakeIn(field, "at most " + max);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "`{\"minAmount\":1}`, trigger.eventType, is missing",
        "`{\"eventType\":\"PAYMENT_COMPLETED\"}`, trigger.minAmount, is missing",
        "`{\"eventType\":\"X\",\"minAmount\":1}`, trigger.eventType, must be one of",
        "`{\"eventType\":\"PAYMENT_COMPLETED\",\"minAmount\":-1}`, trigger.minAmount, 0 to",
        "`{\"eventType\":\"PAYMENT_COMPLETED\",\"minAmount\":1,\"x\":1}`, trigger.x, not known"
      })
  void theTriggerIsReadStrictly(String trigger, String field, String detail) {
    API.post(PATH, Bodies.with(Bodies.POLICY, "trigger", trigger)).isMistakeIn(field, detail);
  }

  @Test
  void aPercentageIsAtMost100() {
    String body = Bodies.with(Bodies.POLICY, "discountType", "\"PERCENTAGE\"");
    API.post(PATH, Bodies.with(body, "maxDiscountAmount", "5"))
        .isMistakeIn("discountValue", "a percentage is at most 100");
  }

  @Test
  void allMistakesAreToldAtOnce() {
    String body = Bodies.with(Bodies.with(Bodies.POLICY, "validDays", "0"), "extra", "1");
    JsonNode errors =
        API.post(PATH, Bodies.without(body, "couponName"))
            .isProblem(400, "MALFORMED_REQUEST")
            .get("errors");
    assertThat(errors.valueStream().map(error -> error.get("field").stringValue()))
        .containsExactly("couponName", "validDays", "extra");
  }
}
