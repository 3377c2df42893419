package io.couponservice.application.idempotency;

import io.couponservice.application.record.Bytes;
import java.util.Objects;

/**
 * What tells a request and its repeats from other requests.
 *
 * @param id the same for a request and its repeats, and for nothing else; not null
 * @param fingerprint of all that was asked for: another one under the same id is a mistake of the
 *     caller; not null
 */
public record RequestKey(String id, Bytes fingerprint) {

  /** Checks for null. */
  public RequestKey {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(fingerprint, "fingerprint");
  }
}
