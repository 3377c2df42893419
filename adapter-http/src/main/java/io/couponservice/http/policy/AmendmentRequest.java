package io.couponservice.http.policy;

import static io.couponservice.http.json.JsonValues.localDateTime;
import static io.couponservice.http.json.JsonValues.number;
import static io.couponservice.http.json.JsonValues.text;

import io.couponservice.domain.policy.PolicyAmendment;
import io.couponservice.http.json.JsonFields;
import io.couponservice.http.json.MalformedJsonException;
import java.time.LocalDateTime;

/** The body that amends a policy: only what is to change. */
final class AmendmentRequest {

  private AmendmentRequest() {}

  /**
   * Reads the body.
   *
   * @param json not null
   * @return never null
   * @throws MalformedJsonException if it has mistakes, or changes nothing
   */
  static PolicyAmendment amendment(JsonFields json) {
    boolean changesStock = json.has("totalQuantity");
    Long totalQuantity = json.nullable("totalQuantity", number(1, Long.MAX_VALUE));
    LocalDateTime issueEndsAt = json.optional("issueEndsAt", localDateTime(), null);
    String couponName = json.optional("couponName", text(PolicyRequest.MAX_NAME), null);
    if (!changesStock && !json.has("issueEndsAt") && !json.has("couponName")) {
      json.refuse("must have totalQuantity, issueEndsAt or couponName");
    }
    json.check();
    return new PolicyAmendment(changesStock, totalQuantity, issueEndsAt, couponName);
  }
}
