/**
 * Who may do what: tokens, their roles, and the check of every request. Denies by default: what no
 * route declares is for nobody. Entry type: {@link io.couponservice.http.auth.AccessControl}.
 */
package io.couponservice.http.auth;
