/**
 * Policies: {@link io.couponservice.http.policy.PolicyRoutes}, on {@link
 * io.couponservice.application.policy.Policies}.
 */
package io.couponservice.http.policy;
