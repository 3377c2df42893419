package io.couponservice.http.auth;

import io.javalin.security.RouteRole;

/** Who may use a route. Every route declares exactly one. */
public enum Access implements RouteRole {
  /** Everybody, without a token. */
  OPEN(null),
  /** From {@link Role#VIEWER} on. */
  VIEWER(Role.VIEWER),
  /** From {@link Role#SERVICE} on. */
  SERVICE(Role.SERVICE),
  /** From {@link Role#OPERATOR} on. */
  OPERATOR(Role.OPERATOR),
  /** Only {@link Role#ADMIN}. */
  ADMIN(Role.ADMIN);

  private final Role least;

  Access(Role least) {
    this.least = least;
  }

  /**
   * Whether a role suffices.
   *
   * @param role not null
   * @return true if a holder of the role may use the route
   */
  public boolean allows(Role role) {
    return least == null || role.includes(least);
  }
}
