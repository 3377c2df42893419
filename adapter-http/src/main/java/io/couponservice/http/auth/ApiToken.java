package io.couponservice.http.auth;

import java.util.Objects;

/**
 * A token that lets its holder in.
 *
 * @param name who it was given to, not null
 * @param role what its holder may do, not null
 * @param token the secret, not blank
 */
public record ApiToken(String name, Role role, String token) {

  /**
   * Checks for null and blank.
   *
   * @throws IllegalArgumentException if the token is blank
   */
  public ApiToken {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(role, "role");
    if (token.isBlank()) {
      throw new IllegalArgumentException("the token of " + name + " is blank");
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return name + ":" + role;
  }
}
