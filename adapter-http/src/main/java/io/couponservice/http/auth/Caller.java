package io.couponservice.http.auth;

/**
 * Who sent a request.
 *
 * @param name of the token, not null
 * @param role of the token, not null
 */
public record Caller(String name, Role role) {}
