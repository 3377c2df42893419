/** Use cases about policies: {@link io.couponservice.application.policy.Policies}. */
package io.couponservice.application.policy;
