package io.couponservice.http.auth;

/** What the holder of a token may do. Each role may do all that the roles before it may. */
public enum Role {
  /** Reads. */
  VIEWER,
  /** Issues by code, reserves, releases. */
  SERVICE,
  /** Handles dead letters. */
  OPERATOR,
  /** Everything. */
  ADMIN;

  /**
   * Whether this role may do what another one may.
   *
   * @param other not null
   * @return true for the same role and those before it
   */
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }
}
