package io.couponservice.http;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Bodies that are accepted, to be spoilt one field at a time. */
final class Bodies {

  static final String POLICY =
      """
      {"couponName": "신규 가입 쿠폰", "couponCode": "WELCOME2024", "issueTypes": ["CODE"],
       "discountType": "FIXED_AMOUNT", "discountValue": 10000, "maxDiscountAmount": null,
       "minOrderAmount": 0, "totalQuantity": 100000, "perUserLimit": 1,
       "issueStartsAt": "2024-01-01T00:00:00", "issueEndsAt": "2024-12-31T23:59:59",
       "validDays": 30, "validUntil": null, "reservationMinutes": 30, "restoreRule": "RESTORE",
       "restoreGraceDays": null, "latePaymentRule": "HONOUR", "trigger": null}""";
  static final String ISSUE = "{\"userId\": 501, \"couponCode\": \"welcome2024\"}";
  static final String RESERVE = "{\"userId\": 501, \"orderId\": \"ORD-1\", \"orderAmount\": 50000}";

  static final String USE =
      "{\"orderId\": \"ORD-9\", \"paymentId\": \"PAY-9\", \"originalAmount\": 50000,"
          + " \"reason\": \"called in\"}";

  private Bodies() {}

  static String with(String body, String field, String value) {
    ObjectNode json = object(body);
    JsonNode node = JsonMapper.shared().readTree(value);
    json.set(field, node);
    return escaped(json.toString());
  }

  static String without(String body, String field) {
    ObjectNode json = object(body);
    json.remove(field);
    return json.toString();
  }

  private static ObjectNode object(String body) {
    return (ObjectNode) JsonMapper.shared().readTree(body);
  }

  /** Unpaired surrogates do not survive UTF-8; as escapes they reach the service. */
  private static String escaped(String json) {
    StringBuilder escaped = new StringBuilder();
    json.chars()
        .forEach(
            c ->
                escaped.append(
                    Character.isSurrogate((char) c)
                        ? String.format("\\u%04x", c)
                        : String.valueOf((char) c)));
    return escaped.toString();
  }
}
